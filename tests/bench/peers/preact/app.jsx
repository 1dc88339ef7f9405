// The same twelve questions as a small app, as somebody would write it who knows React.

import { render } from "preact";
import { useEffect, useReducer, useRef } from "preact/hooks";
import content from "../questions.json";

const { title, about, start, next, done, questions } = content;

const first = { at: -1, answers: {}, missing: false };

function reduce(state, press) {
  const { at, answers } = state;
  const question = questions[at];
  if (press.option === undefined) {
    if (question && !answers[question.id]?.length) return { ...state, missing: true };
    return { ...state, at: at + 1, missing: false };
  }
  const before = answers[question.id] ?? [];
  const others = before.filter((option) => option !== press.option);
  const many = others.length < before.length ? others : [...others, press.option];
  return { ...state, missing: false, answers: { ...answers, [question.id]: question.kind === "any" ? many : [press.option] } };
}

function Heading({ children }) {
  const heading = useRef(null);
  useEffect(() => {
    heading.current.focus();
    scrollTo(0, 0);
  }, [children]);
  return <h1 ref={heading} tabIndex={-1}>{children}</h1>;
}

function Question({ question, number, chosen, missing, press }) {
  return (
    <div data-question={question.id}>
      <p>{number} / {questions.length}</p>
      <fieldset>
        <legend><Heading>{question.text}</Heading></legend>
        {question.options.map((option) => (
          <label key={option}>
            <input
              type={question.kind === "any" ? "checkbox" : "radio"}
              name={question.id}
              value={option}
              checked={chosen.includes(option)}
              onChange={() => press({ option })}
            />
            {option}
          </label>
        ))}
      </fieldset>
      <p role="alert">{missing && "Choose an answer."}</p>
      <button data-action="continue" onClick={() => press({})}>{next}</button>
    </div>
  );
}

function App() {
  const [{ at, answers, missing }, press] = useReducer(reduce, first);
  const question = questions[at];
  if (at < 0) {
    return <><h1>{title}</h1><p>{about}</p><button data-action="start" onClick={() => press({})}>{start}</button></>;
  }
  if (!question) {
    return <><Heading>{done}</Heading>{questions.map(({ id, text }) => <p key={id}>{text} {answers[id].join(", ")}</p>)}</>;
  }
  return <Question key={question.id} question={question} number={at + 1} chosen={answers[question.id] ?? []} missing={missing} press={press} />;
}

render(<App />, document.querySelector("main"));

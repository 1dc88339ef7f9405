// The same twelve questions as SurveyJS's guides show it: one question on a page, behind a start page.

import content from "../questions.json";

const { title, about, start, next, done, questions } = content;

const pages = questions.map(({ id, text, kind, options }) => ({
  elements: [
    { type: kind === "any" ? "checkbox" : "radiogroup", name: id, title: text, isRequired: true, choices: options },
  ],
}));

const survey = new window.Survey.Model({
  title,
  firstPageIsStartPage: true,
  startSurveyText: start,
  pageNextText: next,
  completedHtml: `<h3>${done}</h3>`,
  showProgressBar: true,
  pages: [{ elements: [{ type: "html", name: "about", html: `<p>${about}</p>` }] }, ...pages],
});
survey.render(document.getElementById("survey"));

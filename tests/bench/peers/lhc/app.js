// The same twelve questions as a FHIR Questionnaire, which LHC-Forms shows on one page, as its guides do it.

import content from "../questions.json";

const CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
const SYSTEM = "http://hl7.org/fhir/questionnaire-item-control";

const { title, questions } = content;

const item = questions.map(({ id, text, kind, options }) => ({
  linkId: id,
  text,
  type: "choice",
  repeats: kind === "any",
  required: true,
  extension: [
    { url: CONTROL, valueCodeableConcept: { coding: [{ system: SYSTEM, code: kind === "any" ? "check-box" : "radio-button" }] } },
  ],
  answerOption: options.map((display, at) => ({ valueCoding: { code: String(at), display } })),
}));

window.LForms.Util.addFormToPage({ resourceType: "Questionnaire", status: "active", title, item }, "form", { fhirVersion: "R4" });

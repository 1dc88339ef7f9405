export { KidneySelfcheck } from "./index.js";

import("../../../kidney-selfcheck.js");

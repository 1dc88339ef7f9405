// The waiting-room mode of the stand-alone page: `?kiosk` drops the answers after two minutes without a touch,
// `?kiosk=5` after five.

const minutes = new URLSearchParams(location.search).get("kiosk");
if (minutes !== null) document.querySelector("kidney-selfcheck")?.setAttribute("idle-minutes", minutes || "2");

window.before = async () => {
  await navigator.serviceWorker.register("worker.js");
  await navigator.serviceWorker.ready;
  return "reload";
};
window.wrong = () => (navigator.serviceWorker.controller ? [] : ["no worker stands between the page and the server"]);

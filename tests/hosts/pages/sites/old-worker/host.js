window.before = async () => {
  await navigator.serviceWorker.register("worker.js");
  await navigator.serviceWorker.ready;
  return "again";
};
window.wrong = () => (navigator.serviceWorker.controller ? [] : ["no worker stands between the page and the server"]);

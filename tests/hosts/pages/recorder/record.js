// Records as much as the recorder can: everything in clear, from the first moment.
window.recorded = [];
window.stopRecording = rrweb.record({
  emit: (event) => window.recorded.push(event),
  maskAllInputs: false,
  recordCanvas: true,
  recordCrossOriginIframes: true,
  inlineImages: true,
  collectFonts: true,
  userTriggeredOnInput: true,
  checkoutEveryNth: 200,
});

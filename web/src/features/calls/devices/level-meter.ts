/** Measures how loud a track is, 0 to 1, until it is stopped. */
export const startMeter = (track: MediaStreamTrack): { level(): number; stop(): void } => {
  if (typeof AudioContext === 'undefined') return { level: () => 0, stop() {} };
  const context = new AudioContext();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = new AnalyserNode(context, { fftSize: 512, smoothingTimeConstant: 0.5 });
  source.connect(analyser);
  void context.resume().catch(() => {});
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, one) => sum + one * one, 0) / samples.length;
      // Speech is about a tenth of the greatest loudness; the root spreads it over the meter.
      return Math.min(1, Math.sqrt(Math.sqrt(power) * 2));
    },
    stop() {
      source.disconnect();
      void context.close().catch(() => {});
    },
  };
};

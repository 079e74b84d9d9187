/** A voice note while it is spoken: the microphone, how loud it is, how long it has run. */

export interface Recording {
  seconds(): number
  /** 0 (silence) to 1. */
  level(): number
  /** Ends it and gives what was said. */
  stop(): Promise<{ sound: Blob; seconds: number }>
  /** Ends it; nothing is kept. */
  cancel(): void
}

/** What browsers record, the smallest first. 24 kbit/s of Opus carries speech; an hour of it is 11 MB. */
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4', 'audio/webm']
const SPEECH = 24_000
/** Longer than this would not fit into one file. */
const LONGEST = 2 * 60 * 60 * 1000

/** `denied`: the person or the browser does not allow it. `none`: there is no microphone to be had. */
export async function beginRecording(): Promise<Recording | 'denied' | 'none'> {
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } })
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    return name === 'NotAllowedError' || name === 'SecurityError' ? 'denied' : 'none'
  }
  const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one))
  const recorder = new MediaRecorder(stream, {
    audioBitsPerSecond: SPEECH,
    ...(type === undefined ? {} : { mimeType: type }),
  })
  const pieces: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
  const ended = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve(), { once: true }))
  const loudness = listen(stream)
  const began = performance.now()
  let ran: number | undefined
  const seconds = () => (ran ?? performance.now() - began) / 1000
  const end = () => {
    if (ran !== undefined) return
    ran = performance.now() - began
    if (recorder.state !== 'inactive') recorder.stop()
    for (const track of stream.getTracks()) track.stop()
    loudness.close()
  }
  const tooLong = setTimeout(end, LONGEST)
  recorder.start(1000)
  return {
    seconds,
    level: loudness.level,
    async stop() {
      clearTimeout(tooLong)
      end()
      await ended
      return { sound: new Blob(pieces, { type: recorder.mimeType }), seconds: seconds() }
    },
    cancel() {
      clearTimeout(tooLong)
      end()
    },
  }
}

function listen(stream: MediaStream) {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Uint8Array(analyser.fftSize)
  return {
    level() {
      analyser.getByteTimeDomainData(samples)
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0)
      return Math.min(1, (loudest / 128) * 1.6)
    },
    close: () => void context.close(),
  }
}

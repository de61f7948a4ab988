// Seals and opens the frames of a call, apart from the page: LiveKit's own worker.
import 'livekit-client/e2ee-worker';

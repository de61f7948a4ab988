// The program of a worker: a process of its own that carries media, and answers the one that has started it.
import { answerCalls } from './worker/answer-calls.ts';

answerCalls();

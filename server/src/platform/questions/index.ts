export { askAll, hearQuestions, type Question } from './ask-all.ts';

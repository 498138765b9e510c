export const JUDGED = [];

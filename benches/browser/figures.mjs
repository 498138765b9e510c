// Figures as benches print them: each as soon as it is known, all of them again in a table at the end.

const rows = [];

export function say(what, figure, limit = "") {
  rows.push({ what, figure, limit });
  console.error(`${what}: ${figure} ${limit}`);
}

export const printTable = () => console.table(rows);

/** The least of the values that a share of them does not exceed. */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1];
}

export const median = (values) => percentile(values, 0.5);

export const ms = (time) => `${time.toFixed(1)} ms`;

export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

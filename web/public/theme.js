// Runs before the first paint, so that a chosen theme does not flash the other one. Written by src/views/theme.js.
try {
  const theme = localStorage.getItem('gradlab-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the system's theme it is.
}

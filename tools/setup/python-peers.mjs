import { announce, SetupError } from './announce.mjs';
import { canInstall, installPackages, osRelease } from './apt.mjs';

/** What the bench compares with in Python, as Debian packages it. Elsewhere the bench takes what is there. */
const packages = ['python3-numpy', 'python3-torch', 'libopenblas0-openmp'];

/** Only the bench needs them, and it does without what cannot be installed. */
export async function setUpPythonPeers() {
  if (!canInstall || osRelease().ID !== 'debian') return;
  try {
    await installPackages(packages, "The bench's peers in Python");
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    announce(
      `The bench's peers in Python: not all of ${packages.join(', ')} could be installed; rows of what is missing stay empty`,
    );
  }
}

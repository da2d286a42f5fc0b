import { announce, SetupError } from './announce.mjs';
import { canInstall, installPackages, osRelease } from './apt.mjs';

/** Debian's packages of the Python libraries that the benchmark compares with. Other systems use what is installed. */
const packages = ['python3-numpy', 'python3-torch', 'libopenblas0-openmp'];

/** Installs the Python libraries. Only the benchmark needs them, and it skips those that cannot be installed. */
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

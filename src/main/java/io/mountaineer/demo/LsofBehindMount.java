package io.mountaineer.demo;

import io.mountaineer.core.OpenFiles;
import io.mountaineer.platform.OpenFilesFinder;
import java.nio.file.Path;

/**
 * The real lsof on the file that the simulated mount leads to: it knows files by where they really
 * are.
 */
record LsofBehindMount(OpenFilesFinder lsof, Path servedFile) implements OpenFilesFinder {

  @Override
  public OpenFiles look(Path volumePath) {
    return lsof.look(servedFile);
  }

  @Override
  public OpenFiles lookWithoutTouching(Path volumePath) {
    return lsof.look(servedFile);
  }
}

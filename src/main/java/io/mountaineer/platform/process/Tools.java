package io.mountaineer.platform.process;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The programs that can be called: those on the PATH and no others, so that whoever sets the PATH
 * decides what runs.
 */
public final class Tools {

  /** The PATH of a job of launchd that sets none (launchd.plist(5)). */
  private static final String LAUNCHD_PATH = "/usr/bin:/bin:/usr/sbin:/sbin";

  private final List<File> directories;

  /**
   * Reads a PATH.
   *
   * @param pathVariable value of the environment's PATH; null when it is not set
   */
  public Tools(String pathVariable) {
    String path = pathVariable == null ? LAUNCHD_PATH : pathVariable;
    // A relative directory would name whatever the working directory happens to hold.
    directories =
        Arrays.stream(path.split(":")).map(File::new).filter(File::isAbsolute).distinct().toList();
  }

  /** The first executable file of this name; a name with a slash is taken as a path. */
  public Optional<File> find(String program) {
    if (program.contains("/")) {
      return Optional.of(new File(program)).filter(Tools::isProgram);
    }
    return directories.stream()
        .map(directory -> new File(directory, program))
        .filter(Tools::isProgram)
        .findFirst();
  }

  /** Returns what is said of a program that is not there. */
  String missing(String program) {
    String searched = String.join(":", directories.stream().map(File::getPath).toList());
    return program + " not found, or not executable, in " + searched;
  }

  private static boolean isProgram(File file) {
    return file.isAbsolute() && file.isFile() && file.canExecute();
  }
}

package io.mountaineer.platform.process;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Path to the programs that can be called, and to no others: each at its fixed place, or all of
 * them in the folders of a search path.
 */
public final class ProgramPath {

  /** The PATH of a job of launchd that sets none (launchd.plist(5)). */
  private static final String LAUNCHD_PATH = "/usr/bin:/bin:/usr/sbin:/sbin";

  private final List<File> directories;
  private final Map<String, String> places;

  private ProgramPath(List<File> directories, Map<String, String> places) {
    this.directories = directories;
    this.places = Map.copyOf(places);
  }

  /**
   * Reads a search path.
   *
   * @param searchPath folders separated by colons; null for those of the system
   */
  public ProgramPath(String searchPath) {
    this(directories(searchPath == null ? LAUNCHD_PATH : searchPath), Map.of());
  }

  /** Returns programs that have one place each, by their names. */
  public static ProgramPath at(Map<String, String> places) {
    return new ProgramPath(List.of(), places);
  }

  /** A relative directory would depend on the working directory. */
  private static List<File> directories(String path) {
    return Arrays.stream(path.split(":"))
        .map(File::new)
        .filter(File::isAbsolute)
        .distinct()
        .toList();
  }

  /** Returns the executable file of this name; a name with a slash is taken as a path. */
  public Optional<File> find(String program) {
    return candidates(program).filter(ProgramPath::isProgram).findFirst();
  }

  private Stream<File> candidates(String program) {
    if (program.contains("/")) {
      return Stream.of(new File(program));
    }
    return places.containsKey(program)
        ? Stream.of(new File(places.get(program)))
        : directories.stream().map(directory -> new File(directory, program));
  }

  /** Returns the message about a program that is not there. */
  String missing(String program) {
    String searched = String.join(":", directories.stream().map(File::getPath).toList());
    return places.containsKey(program)
        ? places.get(program) + " is not there, or not executable"
        : program + " not found, or not executable, in " + searched;
  }

  private static boolean isProgram(File file) {
    return file.isAbsolute() && file.isFile() && file.canExecute();
  }
}

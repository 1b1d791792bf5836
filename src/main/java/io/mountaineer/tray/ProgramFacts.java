package io.mountaineer.tray;

import io.mountaineer.doctor.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Facts about the program itself, which the menu shows with and without a valid config.
 *
 * @param about version and surroundings, one a line
 * @param config config file in use
 * @param log log file
 * @param explained file that exists once the user was told what Quit means
 * @param doctor findings of {@code doctor}; takes up to 20 s
 * @param login start of the program at login
 */
public record ProgramFacts(
    List<String> about,
    Path config,
    Path log,
    Path explained,
    Supplier<List<Finding>> doctor,
    LoginSwitch login) {

  public ProgramFacts {
    about = List.copyOf(about);
  }
}

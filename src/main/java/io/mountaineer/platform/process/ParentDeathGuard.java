package io.mountaineer.platform.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Ties a program that does not read its input to whoever holds the other end of it: when that one
 * is gone, by kill -9 too, the program is ended. Otherwise it would outlive us for good.
 *
 * <p>The shell becomes the program, so that its pid and its end are the program's own. A second
 * shell stays beside it, reads the input to its end and then ends the first. It holds none of the
 * program's outputs open. When the program ends first, our side closes the input at once, long
 * before its pid could be given to another process.
 */
final class ParentDeathGuard {

  private static final String SCRIPT =
      """
      exec 3<&0 </dev/null
      (while read -r _ <&3; do :; done; kill $$) >/dev/null 2>&1 &
      exec 3<&-
      exec "$0" "$@"
      """;

  private ParentDeathGuard() {}

  /**
   * The same call on a leash.
   *
   * @param argv with the program's place, not its name
   */
  static List<String> tie(List<String> argv) {
    List<String> tied = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT));
    tied.addAll(argv);
    return tied;
  }
}

package io.mountaineer.platform.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Guard that ends a program when its parent dies, by kill -9 too, though the program does not read
 * its input: otherwise it would outlive us for good.
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
   * Returns the call under this guard.
   *
   * @param argv with the path of the program, not its name
   */
  static List<String> guard(List<String> argv) {
    List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT));
    guarded.addAll(argv);
    return guarded;
  }
}

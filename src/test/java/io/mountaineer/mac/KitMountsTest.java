package io.mountaineer.mac;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mount table as the kit reads it, while the program changes it. */
class KitMountsTest {

  @TempDir Path work;

  /** Runs lines of shell on tables that come one after another, a look each. */
  private Kit.Ended looks(String lines, String... tables) {
    StringBuilder mount = new StringBuilder();
    for (int look = 0; look < tables.length; look++) {
      mount.append("  ").append(look + 1).append(") echo '").append(tables[look]).append("' ;;\n");
    }
    return Kit.shell(
        work,
        "mount() {\n"
            + "  echo look >>\"$work/looks\"\n"
            + "  case $(grep -c look \"$work/looks\") in\n"
            + mount.toString().replace("VOLUME", "'\"$volume\"'")
            + "  esac\n}\n"
            + lines);
  }

  @Test
  void aMoveInTheMiddleOfALookIsNoMountOverFallback() {
    String thunderbolt = "//evan@127.0.0.1:10446/KIT-1 on VOLUME (smbfs, nodev)";

    looks("mounted_by_fallback || echo \"not yet\"", thunderbolt, "").saying("not yet");
  }

  @Test
  void aMountOverTheOtherAddressIsOne() {
    String fallback = "//evan@127.0.0.2:10446/KIT-1 on VOLUME (smbfs, nodev)";

    looks("mounted_by_fallback && echo \"it is\"", fallback).saying("it is");
  }

  @Test
  void theMountOfAnotherShareIsNone() {
    String other = "//evan@127.0.0.2:10446/KIT-10 on VOLUME0 (smbfs, nodev)";

    looks("mounted_by_fallback || echo \"not yet\"", other).saying("not yet");
  }
}

package io.mountaineer.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Form in which a Java keeps classes for its next start. */
enum ArchiveKind {
  /** Classes as they are after loading (JEP 350). */
  CLASS_DATA("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=", "-Xshare:on"),

  /** Classes linked to each other, with what is made of annotations and lambdas (JEP 514). */
  AHEAD_OF_TIME("-XX:AOTCacheOutput=", "-XX:AOTCache=", "-XX:AOTMode=on");

  /** The first release that makes one in a single run. */
  private static final int FIRST_AHEAD_OF_TIME = 25;

  private static final Pattern FEATURE = Pattern.compile("\\d{1,4}");

  private final String write;
  private final String use;
  private final String insist;

  ArchiveKind(String write, String use, String insist) {
    this.write = write;
    this.use = use;
    this.insist = insist;
  }

  /** Returns the form that suits a Java of this build best. */
  static ArchiveKind of(String build) {
    Matcher feature = FEATURE.matcher(build);
    return feature.lookingAt() && Integer.parseInt(feature.group()) >= FIRST_AHEAD_OF_TIME
        ? AHEAD_OF_TIME
        : CLASS_DATA;
  }

  /** The flag that starts with an archive, up to its path. */
  String flag() {
    return use;
  }

  List<String> toWrite(Path archive) {
    return List.of(write + archive);
  }

  /** Starts with it or not at all. */
  List<String> toInsistOn(Path archive) {
    return List.of(insist, use + archive);
  }
}

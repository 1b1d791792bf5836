package io.mountaineer.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Format in which a Java keeps classes for its next start. */
enum ArchiveKind {
  /** Classes in their state after loading (JEP 350). */
  CLASS_DATA("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=", "-Xshare:on"),

  /** Classes linked to each other, with code made from annotations and lambdas (JEP 514). */
  AHEAD_OF_TIME("-XX:AOTCacheOutput=", "-XX:AOTCache=", "-XX:AOTMode=on");

  /** First release that makes one in a single run. */
  private static final int FIRST_AHEAD_OF_TIME = 25;

  private static final Pattern FEATURE = Pattern.compile("\\d{1,4}");

  private final String write;
  private final String use;
  private final String require;

  ArchiveKind(String write, String use, String require) {
    this.write = write;
    this.use = use;
    this.require = require;
  }

  /** Returns the best format for a Java of this build. */
  static ArchiveKind of(String build) {
    Matcher feature = FEATURE.matcher(build);
    return feature.lookingAt() && Integer.parseInt(feature.group()) >= FIRST_AHEAD_OF_TIME
        ? AHEAD_OF_TIME
        : CLASS_DATA;
  }

  /** Returns the flag that starts a JVM with an archive, up to its path. */
  String flag() {
    return use;
  }

  /** Returns the flags with which a JVM writes an archive at its exit. */
  List<String> writeFlags(Path archive) {
    return List.of(write + archive);
  }

  /** Returns the flags with which a JVM starts with an archive or not at all. */
  List<String> requireFlags(Path archive) {
    return List.of(require, use + archive);
  }
}

package io.mountaineer.cli;

import io.mountaineer.core.ShellQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import picocli.CommandLine.IVersionProvider;

/** Output of {@code --version}: the version, and below it the facts for a report of a fault. */
final class Version implements IVersionProvider {

  private static final String UNKNOWN = "unknown";

  @Override
  public String[] getVersion() {
    RunningJar jar = RunningJar.running();
    Attributes facts = jar.buildFacts();
    List<String> lines = new ArrayList<>();
    lines.add("mountaineer " + fact(facts, "Implementation-Version", "(not from a jar)"));
    if (jar.isJar()) {
      lines.add(built(facts));
    }
    lines.add(
        "runs on Java %s (%s), %s %s %s"
            .formatted(
                property("java.version"),
                property("java.vendor"),
                property("os.name"),
                property("os.version"),
                property("os.arch")));
    if (jar.isJar()) {
      lines.add("licences of the bundled libraries:");
      lines.add("  unzip -p " + ShellQuote.of(jar.path()) + " META-INF/THIRD-PARTY.txt");
    }
    return lines.toArray(String[]::new);
  }

  /** Returns facts that are equal for every build of a commit, since the jar is the same. */
  private static String built(Attributes facts) {
    String date = fact(facts, "Build-Date", UNKNOWN).replaceFirst("T.*", "");
    String jdk = fact(facts, "Build-Jdk-Spec", UNKNOWN);
    String commit = fact(facts, "Build-Commit", UNKNOWN);
    return "built as of %s with JDK %s, commit %s".formatted(date, jdk, commit);
  }

  private static String fact(Attributes facts, String name, String otherwise) {
    String value = facts.getValue(name);
    return value == null ? otherwise : value;
  }

  private static String property(String name) {
    return System.getProperty(name, UNKNOWN);
  }
}

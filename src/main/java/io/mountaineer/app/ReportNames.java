package io.mountaineer.app;

import io.mountaineer.config.Section;
import io.mountaineer.core.Alias;
import io.mountaineer.core.ComputerName;
import io.mountaineer.core.Config;
import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.Pseudonyms;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.state.State;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names of persons, machines and files that a report must not show, from all places they are in.
 */
final class ReportNames {

  /** Parts of paths that are the same on every Mac, or ours. */
  private static final Set<String> COMMON =
      Set.of(
          "Users",
          "Volumes",
          "Shares",
          "Links",
          "Library",
          "Logs",
          "private",
          "home",
          "root",
          "tmp",
          "var",
          "usr",
          "opt",
          "bin",
          "sbin",
          "etc",
          "dev",
          "System",
          "Applications",
          ".mountaineer",
          "mountaineer",
          "mountaineer.log",
          "config.toml",
          "state.json",
          "history.jsonl",
          "locks",
          "hooks",
          "lib",
          "local");

  private static final Pattern SMB_SOURCE =
      Pattern.compile("//(?:([^/@\\s]*)@)?([^/\\s]+)/(.+?)(?= on /|\\s*$)", Pattern.MULTILINE);

  private static final Pattern LOG_FIELD =
      Pattern.compile(
          "\\b(share|host|path|target|alias)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\"]+))");

  /** Accounts in the causes of failures, which may be of an older config. */
  private static final Pattern ACCOUNT =
      Pattern.compile("refused the login for (\\S+)|password for (\\S+) on |mounted by (\\S+), //");

  /** Hosts, shares and aliases of an older config, as messages name them. */
  private static final Pattern NAMED =
      Pattern.compile("address \\(([^)\\s]+)\\)|\\b(?:share|alias) \\\\?\"([^\"\\\\]+)\\\\?\"");

  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  /** Programs that must not be run, as {@code TrustedProgram} names them: hooks may be links. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(/[^\"]*?) (?:is not a file|is not executable|belongs to another user|can be written by)");

  /** Signs that end a sentence after an account. */
  private static final Pattern SENTENCE_END = Pattern.compile("[\"'.,;:)]+$");

  /** Signs between the values of a config. */
  private static final Pattern BETWEEN = Pattern.compile("[\\s\"',\\[\\]{}#=]+");

  private static final Pattern NO_NAME = Pattern.compile("true|false|[0-9.+-]*");

  private final Pseudonyms names;

  ReportNames(Pseudonyms names) {
    this.names = names;
  }

  void addConfig(Config config, Path file) {
    for (Share share : config.shares()) {
      names.add("share", share.name());
      names.add("share", share.shareName());
      addUser(share.username());
      share.hosts().forEach(this::addHost);
    }
    for (Alias alias : config.aliases()) {
      names.add("alias", alias.name());
      addPath("folder", path(alias.targetSubpath()));
      addPath("folder", alias.path());
    }
    addPath("folder", config.settings().sharesRoot());
    addPath("folder", config.settings().volumesRoot());
    addPath("folder", file);
  }

  /** Adds every word of a config that is not one of its language: any of them may be a name. */
  void addWordsOf(String config) {
    Set<String> known = Section.words();
    for (String line : config.lines().filter(each -> !each.strip().startsWith("#")).toList()) {
      int equals = line.indexOf('=');
      String written = line.substring(equals + 1).strip();
      String value = written.replaceAll("^[\"']|[\"']$", "");
      if (equals >= 0 && (!value.equals(written) || !NO_NAME.matcher(value).matches())) {
        names.add("text", value);
        names.add("text", unescaped(value));
      }
      BETWEEN
          .splitAsStream(line)
          .filter(word -> !known.contains(word) && !NO_NAME.matcher(word).matches())
          .forEach(word -> addPath("text", path(word)));
    }
  }

  private static String unescaped(String value) {
    return ESCAPED
        .matcher(value)
        .replaceAll(
            code ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
  }

  /** Adds a user's name, with and without its domain. */
  void addUser(String user) {
    names.add("user", user);
    for (String part : user.split("[;\\\\]")) {
      names.add("user", part);
    }
  }

  /** Adds a host with the forms in which macOS writes it. */
  void addHost(String host) {
    String plain = host.replaceAll("\\.$", "").replaceAll("^\\[|]$|%.*$", "");
    names.add("host", plain);
    if (!plain.matches("[0-9.]+") && !plain.contains(":")) {
      String label = plain.replaceFirst("(?i)(\\._smb\\._tcp)?(\\.local)?$", "");
      names.add("host", label);
      int dot = label.indexOf('.');
      names.add("host", dot < 0 ? label : label.substring(0, dot));
    }
  }

  void addComputer(String name) {
    names.add("computer", name);
    names.add("computer", ComputerName.label(name));
  }

  void addHome(Path home) {
    addPath("user", home);
  }

  /** Adds every part of a path that is not the same on every Mac. */
  void addPath(String kind, Path path) {
    for (Path part : path) {
      if (!COMMON.contains(part.toString()) && !part.toString().matches("\\.{1,2}")) {
        names.add(kind, part.toString());
      }
    }
  }

  void addState(State state) {
    state.hosts().keySet().forEach(this::addHost);
    state.mounts().values().forEach(this::addHost);
    state.mounts().keySet().forEach(each -> addPath("folder", path(each)));
    state
        .links()
        .forEach(
            (link, target) -> {
              addPath("folder", path(link));
              addPath("folder", path(target));
            });
    for (String share : state.shares().keySet()) {
      names.add("share", share);
      ShareState remembered = state.of(share);
      remembered.mountedHost().ifPresent(this::addHost);
      remembered.notPermitted().ifPresent(this::addSources);
      remembered.lastError().ifPresent(this::addCause);
      Stream.of(remembered.servers().accepted(), remembered.servers().strangers())
          .flatMap(servers -> servers.values().stream())
          .forEach(server -> server.guid().name().ifPresent(this::addHost));
    }
  }

  void addHistory(Collection<HistoryEvent> events) {
    for (HistoryEvent event : events) {
      event.share().ifPresent(share -> names.add("share", share));
      event.details().forEach(this::addField);
      event.cause().ifPresent(this::addCause);
      event.holders().forEach(each -> addPath("file", path(each.sample())));
    }
  }

  /** Adds the names in the fields of log lines. */
  void addLog(String log) {
    log.lines().forEach(this::addCause);
    Matcher field = LOG_FIELD.matcher(log);
    while (field.find()) {
      String quoted = field.group(2);
      String value = quoted == null ? field.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      addField(field.group(1), value);
    }
  }

  private void addCause(String text) {
    Matcher account = ACCOUNT.matcher(text);
    while (account.find()) {
      for (int group = 1; group <= account.groupCount(); group++) {
        if (account.group(group) != null) {
          addUser(SENTENCE_END.matcher(account.group(group)).replaceFirst(""));
        }
      }
    }
    Matcher named = NAMED.matcher(text);
    while (named.find()) {
      Optional.ofNullable(named.group(1)).ifPresent(this::addHost);
      Optional.ofNullable(named.group(2)).ifPresent(name -> names.add("share", name));
    }
    Matcher program = PROGRAM.matcher(text);
    while (program.find()) {
      addPath("file", path(program.group(1)));
    }
    // In a sentence a source ends with its word.
    for (String word : text.split("[\\s,;\"]+")) {
      addSources(word);
    }
  }

  private void addField(String key, String value) {
    switch (key) {
      case "share" -> names.add("share", value);
      case "host" -> addHost(value);
      case "alias" -> names.add("alias", value);
      case "path", "target" -> addPath("file", path(value));
      default -> {}
    }
  }

  /** Adds users, servers and shares of the sources of mounts, such as {@code //jane@mini/CORE}. */
  void addSources(String text) {
    Matcher source = SMB_SOURCE.matcher(text);
    while (source.find()) {
      if (source.group(1) != null) {
        addUser(source.group(1));
      }
      addHost(source.group(2).replaceFirst(":[0-9]+$", ""));
      names.add("share", source.group(3));
    }
  }

  void addMount(MountEntry entry) {
    addSources(entry.source());
    entry
        .smb()
        .ifPresent(
            smb -> {
              addHost(smb.host());
              names.add("share", smb.share());
            });
    entry.account().ifPresent(this::addUser);
    entry.mountedBy().ifPresent(this::addUser);
    addPath("folder", entry.path());
  }

  private static Path path(String text) {
    return Path.of(text.replace('\0', ' '));
  }
}

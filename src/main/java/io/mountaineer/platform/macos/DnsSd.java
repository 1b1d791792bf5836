package io.mountaineer.platform.macos;

import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bonjour by {@code dns-sd}, which prints what comes in and never ends by itself (mDNSResponder
 * Clients/dns-sd.c; it flushes after each batch of answers): it is ended after its limit, and what
 * it has printed until then is the answer.
 */
final class DnsSd {

  static final String SERVICE = "_smb._tcp";

  /** More would be a list that nobody reads; each costs two programs. */
  static final int MOST_SERVERS = 16;

  private static final String DOMAIN = "local.";
  private static final Duration BROWSING = Duration.ofSeconds(3);
  static final Duration LOOKUP = Duration.ofMillis(1500);

  /** Moment at the start of every row, such as {@code 16:49:48.386} or {@code 9:05:07.004}. */
  private static final String TIME = "^ *\\d{1,2}:\\d{2}:\\d{2}\\.\\d{3}  *";

  /**
   * Row of {@code -B}: time, {@code Add} or {@code Rmv}, flags, interface, domain, type, and the
   * name to the end of the line (browse_reply()).
   */
  private static final Pattern BROWSED =
      Pattern.compile(
          TIME + "(Add|Rmv) +[0-9A-Fa-f]+ +(-?\\d+) +local\\. +_smb\\._tcp\\.? +(\\S.*)$");

  /**
   * Row of {@code -L}: {@code NAME can be reached at HOST:PORT (interface 5)} (resolve_reply()).
   * The name may hold the same words, so the last ones count.
   */
  private static final Pattern REACHED =
      Pattern.compile(TIME + ".* can be reached at (\\S+):(\\d{1,5}) \\(interface -?\\d+\\).*$");

  /**
   * Row of {@code -G}: time, operation, flags, interface, host, address, TTL (addrinfo_reply()).
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          TIME + "(Add|Rmv) +[0-9A-Fa-f]+ +(-?\\d+) +\\S+ +([0-9A-Fa-f:.]+)(%\\S*)? +\\d+$");

  /**
   * Index of {@code lo0}, the first interface of every Mac: what is announced there is announced by
   * this Mac. Inferred from {@code dns-sd -B} of a Mac that shares files (transcript dns-sd-01).
   */
  private static final String LOOPBACK = "1";

  private DnsSd() {}

  static Command browse() {
    return Command.of(BROWSING, "dns-sd", "-B", SERVICE, DOMAIN).ofEndless();
  }

  static Command lookup(String instance) {
    return Command.of(LOOKUP, "dns-sd", "-L", instance, SERVICE, DOMAIN).ofEndless();
  }

  static Command addressesOf(String host) {
    return Command.of(LOOKUP, "dns-sd", "-G", "v4v6", host).ofEndless();
  }

  /**
   * Returns the lines that were printed until the end, or empty if nothing can have been. What
   * follows the last line break is the beginning of a row: half a name would be another server.
   */
  static Optional<String> printed(CommandResult result) {
    if (result instanceof TimedOut ended) {
      return Optional.of(wholeLines(ended.out()));
    }
    return result instanceof Exited exited && exited.code() == 0
        ? Optional.of(wholeLines(exited.out()))
        : Optional.empty();
  }

  private static String wholeLines(String out) {
    return out.substring(0, out.lastIndexOf('\n') + 1);
  }

  /** Returns the names that are announced in the end, in order; those of this Mac left out. */
  static List<String> instances(String out) {
    Map<String, Set<String>> interfaces = new LinkedHashMap<>();
    Set<String> own = new TreeSet<>();
    for (String line : out.split("\n")) {
      Matcher row = BROWSED.matcher(line);
      if (row.matches()) {
        String name = row.group(3).stripTrailing();
        Set<String> on = interfaces.computeIfAbsent(name, any -> new LinkedHashSet<>());
        if (row.group(1).equals("Add")) {
          on.add(row.group(2));
        } else {
          on.remove(row.group(2));
        }
        if (row.group(2).equals(LOOPBACK)) {
          own.add(name);
        }
      }
    }
    return interfaces.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty() && !own.contains(each.getKey()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Host and port of a service. */
  record Target(String host, int port) {}

  /** Returns where a service is; the first answer counts, empty when there is none. */
  static Optional<Target> target(String out) {
    for (String line : out.split("\n")) {
      Matcher row = REACHED.matcher(line);
      if (row.matches()) {
        int port = Integer.parseInt(row.group(2));
        String host = host(row.group(1));
        if (port > 0 && port <= 0xffff && !host.isEmpty()) {
          return Optional.of(new Target(host, port));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the host as people write it: {@code macmini.local}. */
  private static String host(String absolute) {
    return absolute.endsWith(".") ? absolute.substring(0, absolute.length() - 1) : absolute;
  }

  /**
   * Returns the addresses that stand in the end, those by IPv4 first. One of IPv6 that needs a zone
   * is left out: it is of no use in a config while the number of an interface may change.
   */
  static List<String> addresses(String out) {
    Set<String> v4 = new LinkedHashSet<>();
    Set<String> v6 = new LinkedHashSet<>();
    for (String line : out.split("\n")) {
      Matcher row = ADDRESS.matcher(line);
      if (row.matches()) {
        String address = row.group(3);
        boolean isSix = address.contains(":");
        Set<String> all = isSix ? v6 : v4;
        if (row.group(1).equals("Rmv")) {
          all.remove(plain(address));
        } else if (isSix ? isGlobal(address) : isIpv4(address)) {
          all.add(plain(address));
        }
      }
    }
    v4.addAll(v6);
    return List.copyOf(v4);
  }

  private static boolean isIpv4(String address) {
    return address.matches("(\\d{1,3}\\.){3}\\d{1,3}");
  }

  private static boolean isGlobal(String address) {
    return !address.toLowerCase(Locale.ROOT).startsWith("fe8");
  }

  /** Returns an IPv6 address in lower case and without leading zeros of its groups. */
  private static String plain(String address) {
    return address.toLowerCase(Locale.ROOT).replaceAll("(^|:)0+(?=[0-9a-f])", "$1");
  }
}

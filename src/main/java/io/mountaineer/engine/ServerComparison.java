package io.mountaineer.engine;

import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.ServerIdentity.Comparison;
import io.mountaineer.core.ServerIdentity.Known;
import io.mountaineer.core.ServerIdentity.Unknown;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.platform.ServerIdentities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comparison of the servers behind the two addresses of a share, both asked just now.
 *
 * @param thunderboltHost first address, as written
 * @param fallbackHost second address, as written
 */
public record ServerComparison(
    String thunderboltHost,
    ServerIdentity thunderbolt,
    String fallbackHost,
    ServerIdentity fallback) {

  /** Time for both together; a name lookup may take much of it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final Pattern NAMES =
      Pattern.compile("servers of the same name \\((.+?)\\); |two servers \\((.+?) and (.+?)\\): ");

  /** Asks both addresses at the same time, for at most 2 s. */
  public static ServerComparison of(
      ServerIdentities servers, Workers workers, Share share, Settings settings) {
    return of(servers, workers, share.thunderboltHost(), share.fallbackHost(), settings.smbPort());
  }

  /** Asks any two addresses in the same way. */
  public static ServerComparison of(
      ServerIdentities servers,
      Workers workers,
      String thunderboltHost,
      String fallbackHost,
      int port) {
    CompletableFuture<ServerIdentity> other =
        workers.begin(() -> servers.of(fallbackHost, port, TIMEOUT));
    ServerIdentity one = servers.of(thunderboltHost, port, TIMEOUT);
    return new ServerComparison(thunderboltHost, one, fallbackHost, other.join());
  }

  public Comparison result() {
    return thunderbolt.compare(fallback);
  }

  /** Returns the result as a sentence without a full stop. */
  public String text() {
    return switch (result()) {
      case SAME -> both() + " are the same server";
      case SAME_NAME ->
          both()
              + " are servers of the same name ("
              + name(thunderbolt)
              + "); their GUID is made from it, so this is no proof of one server";
      case DIFFERENT ->
          both()
              + " are two servers ("
              + name(thunderbolt)
              + " and "
              + name(fallback)
              + "): files saved by one address are missing at the other";
      case UNKNOWN -> "not known whether " + both() + " are the same server" + reasons();
    };
  }

  /**
   * Returns the names that servers gave themselves in texts of this kind, which nobody who masks
   * names may know from elsewhere.
   *
   * @param texts any text, with such sentences in it or not
   */
  public static List<String> namesIn(String texts) {
    List<String> names = new ArrayList<>();
    Matcher found = NAMES.matcher(texts);
    while (found.find()) {
      for (int group = 1; group <= found.groupCount(); group++) {
        Optional.ofNullable(found.group(group)).ifPresent(names::add);
      }
    }
    return names;
  }

  private String both() {
    return thunderboltHost + " and " + fallbackHost;
  }

  private static String name(ServerIdentity identity) {
    return identity instanceof Known known
        ? known.guid().name().orElseGet(() -> known.guid().toString())
        : "unknown";
  }

  private String reasons() {
    return reason(thunderboltHost, thunderbolt) + reason(fallbackHost, fallback);
  }

  private static String reason(String host, ServerIdentity identity) {
    return identity instanceof Unknown unknown ? "; " + host + ": " + unknown.reason() : "";
  }
}

package io.mountaineer.platform.macos;

import io.mountaineer.core.MountEntry.SmbSource;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.platform.Mounter.Request;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * SMB URLs without a scheme: {@code //[domain;][user[:@]@]server[:port]/share}, as the mount table
 * shows them and as mount_smbfs takes them (SMBClient lib/smb/parse_url.c). Every part is
 * percent-encoded by itself, so a URL holds no blank and is taken apart before it is decoded.
 */
public final class SmbUrl {

  static final int SMB_PORT = 445;

  /** A guest is a user with an empty password; without a user macOS would ask for a name. */
  private static final String GUEST = "guest:@";

  private static final Pattern PASSWORD = Pattern.compile(":.*");
  private static final Pattern LAST_SLASHES = Pattern.compile("/+$");
  private static final Pattern PORT = Pattern.compile("\\d{1,5}");

  private SmbUrl() {}

  /** Returns the URL of a share to be mounted. */
  static String of(Request request) {
    return ofServer(request.host(), request.port(), request.username())
        + "/"
        + PercentEncoding.encode(request.shareName());
  }

  /** Returns the URL of a server, for an account or, where that is empty, a guest. */
  static String ofServer(String host, int port, String username) {
    String user = username.isEmpty() ? GUEST : user(username) + "@";
    return "//" + user + server(host) + (port == SMB_PORT ? "" : ":" + port);
  }

  /** Returns the URL for the user to open in Finder, which asks for the account. */
  public static String forFinder(String host, int port, String shareName) {
    return forFinder(host, port) + "/" + PercentEncoding.encode(shareName);
  }

  /** Returns the URL of a server for Finder, which asks for the account and the shares. */
  public static String forFinder(String host, int port) {
    return "smb://" + server(host) + (port == SMB_PORT ? "" : ":" + port);
  }

  /** Returns that URL for each of the two hosts of a share, the preferred one first. */
  public static List<String> bothForFinder(Share share, Settings settings) {
    return Stream.of(share.thunderboltHost(), share.fallbackHost())
        .map(host -> forFinder(host, settings.smbPort(), share.shareName()))
        .toList();
  }

  /**
   * Takes the source of an SMB mount apart; empty when it is none. A mount of a folder inside a
   * share keeps the folder in the share's name, because it is not a mount of the share.
   */
  static Optional<SmbSource> parse(String source) {
    int slash = source.indexOf('/', 2);
    if (!source.startsWith("//") || slash < 0) {
      return Optional.empty();
    }
    String authority = source.substring(2, slash);
    int at = authority.lastIndexOf('@');
    String user = at < 0 ? "" : PASSWORD.matcher(authority.substring(0, at)).replaceFirst("");
    String share = LAST_SLASHES.matcher(source.substring(slash + 1)).replaceFirst("");
    HostPort server = HostPort.parse(authority.substring(at + 1));
    if (server.host().isEmpty() || share.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SmbSource(
            PercentEncoding.decode(user),
            server.host(),
            server.port(),
            PercentEncoding.decode(share)));
  }

  private static String user(String username) {
    int semicolon = username.indexOf(';');
    return semicolon < 0
        ? PercentEncoding.encode(username)
        : PercentEncoding.encode(username.substring(0, semicolon))
            + ";"
            + PercentEncoding.encode(username.substring(semicolon + 1));
  }

  private static String server(String host) {
    if (!host.contains(":")) {
      return PercentEncoding.encode(host);
    }
    // RFC 6874: the percent sign before a zone, as in fe80::1%en0, is itself encoded.
    String bare = host.replace("[", "").replace("]", "");
    return "[" + bare.replace("%", "%25") + "]";
  }

  /** Server and port of a source. */
  private record HostPort(String host, int port) {

    static HostPort parse(String server) {
      if (server.startsWith("[") && server.contains("]")) {
        int end = server.lastIndexOf(']');
        return new HostPort(
            PercentEncoding.decode(server.substring(1, end)), port(server, end + 1));
      }
      int colon = server.indexOf(':');
      boolean noPort = colon < 0 || colon != server.lastIndexOf(':');
      return noPort
          ? new HostPort(name(server), SMB_PORT)
          : new HostPort(name(server.substring(0, colon)), port(server, colon));
    }

    private static String name(String encoded) {
      String host = PercentEncoding.decode(encoded);
      return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static int port(String server, int colon) {
      String digits = server.substring(Math.min(colon + 1, server.length()));
      return PORT.matcher(digits).matches() ? Integer.parseInt(digits) : SMB_PORT;
    }
  }
}

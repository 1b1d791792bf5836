package io.mountaineer.platform.macos;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mountaineer.platform.NetworkState.Channel;
import io.mountaineer.platform.NetworkState.ChannelState;
import io.mountaineer.platform.NetworkState.Session;
import io.mountaineer.platform.ServerFinder.Found;
import io.mountaineer.platform.macos.ToolText.Printed;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SMB sessions by {@code smbutil multichannel -f json}: the object of a mount's path holds {@code
 * multi_channel_status}, and that an object for each connection (SMBClient smbutil/multichannel.c
 * format_mc_status()).
 */
final class Smbutil {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern SHARE = Pattern.compile("(\\S.*?)\\s{2,}Disk(?:\\s.*)?");
  private static final String CONNECTIONS = "multi_channel_status";
  private static final String RECEIVED = "total_rx_bytes";

  private final CommandRunner runner;
  private final Duration limit;

  Smbutil(CommandRunner runner, Duration limit) {
    this.runner = runner;
    this.limit = limit;
  }

  /**
   * Connection of a mount.
   *
   * @param isMain whether it is the one that was made first
   * @param state such as {@code session active}
   * @param networkInterface such as {@code bridge0}; empty with multichannel off
   * @param server the address at the other end
   */
  record Connection(
      boolean isMain, String state, Optional<String> networkInterface, String server) {

    private boolean isActive() {
      return state.equals("session active");
    }

    /** Returns the state by the words of iod_state_to_text[] (SMBClient smbutil/multichannel.c). */
    private ChannelState channelState() {
      return switch (state) {
        case "session active" -> ChannelState.ACTIVE;
        case "session is dead", "reconnecting" -> ChannelState.LOST;
        default -> ChannelState.OTHER;
      };
    }
  }

  /** Prints the connections of a mount. smbutil does a statfs, which can hang on a dead mount. */
  Printed connections(Path volumePath) {
    String path = volumePath.toString();
    return ToolText.printed("smbutil", run("smbutil", "multichannel", "-m", path, "-f", "json"));
  }

  /**
   * Returns the interface of the session to a server's address. smbutil does a statfs of the mounts
   * it lists, which may hang: then nothing is known.
   */
  Optional<String> interfaceTo(String serverAddress) {
    return run("smbutil", "multichannel", "-a", "-f", "json") instanceof Exited exited
            && exited.code() == 0
        ? carryingTo(serverAddress, exited.out())
        : Optional.empty();
  }

  /** Returns the session of a mount. With -x smbutil asks by ioctl alone and sends nothing. */
  Session session(Path volumePath) {
    String path = volumePath.toString();
    return run("smbutil", "multichannel", "-m", path, "-x", "-f", "json") instanceof Exited exited
            && exited.code() == 0
        ? session(exited.out())
        : new Session(List.of(), OptionalLong.empty());
  }

  /**
   * Returns the disks that a server shares, by {@code smbutil view -N}, which never asks for a
   * password. It logs in with what a session that is there has, so it is called for such a server
   * only.
   */
  Found<String> shares(String serverUrl) {
    Printed printed = ToolText.printed("smbutil", run("smbutil", "view", "-N", serverUrl));
    return printed
        .text()
        .map(text -> Found.of(shareNames(text)))
        .orElseGet(() -> Found.nothing(printed.failure()));
  }

  /**
   * Returns the names of the disks in a list of {@code smbutil view}: rows {@code %-48s%-8s%s} of
   * name, type and comment below a line of dashes (SMBClient smbutil/view.c). A name may hold
   * single blanks, and others have quoted the columns narrower, so the type behind two of them
   * parts the row. Those that end with {@code $} are not meant to be seen.
   */
  static List<String> shareNames(String text) {
    List<String> names = new ArrayList<>();
    boolean isBelow = false;
    for (String line : text.split("\n")) {
      Matcher row = SHARE.matcher(line);
      if (isBelow && row.matches() && !row.group(1).endsWith("$")) {
        names.add(ForeignText.clean(row.group(1)));
      }
      isBelow |= line.startsWith("-----");
    }
    return names;
  }

  private CommandResult run(String... argv) {
    return runner.run(Command.of(limit, argv));
  }

  /** Returns the connection that carries the mount; empty when it names none, or prints no JSON. */
  static Optional<Connection> carrying(String json) {
    return all(json).stream()
        .max(Comparator.comparing(Connection::isActive).thenComparing(Connection::isMain));
  }

  /** Returns the interface of the connections to an address; empty when there are several. */
  private static Optional<String> carryingTo(String serverAddress, String json) {
    List<String> interfaces =
        all(json).stream()
            .filter(one -> one.server.equals(serverAddress))
            .flatMap(one -> one.networkInterface.stream())
            .distinct()
            .toList();
    return interfaces.size() == 1 ? Optional.of(interfaces.get(0)) : Optional.empty();
  }

  /**
   * Returns the session of the one mount that was asked for. The counter's key is that of the text
   * form's "Total RX Bytes", unproven in JSON: where it is missing, nothing is known.
   */
  static Session session(String json) {
    List<Channel> channels =
        all(json).stream()
            .filter(one -> !one.state.isBlank() && !one.server.isBlank())
            .map(one -> new Channel(one.channelState(), one.networkInterface, one.server))
            .toList();
    return new Session(channels, receivedBytes(json));
  }

  private static OptionalLong receivedBytes(String json) {
    OptionalLong found = OptionalLong.empty();
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue() && RECEIVED.equals(parser.currentName())) {
          // A second one would be of another session.
          if (found.isPresent()) {
            return OptionalLong.empty();
          }
          found = OptionalLong.of(Long.parseLong(parser.getText()));
        }
      }
      return found;
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static List<Connection> all(String json) {
    List<Connection> all = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT && CONNECTIONS.equals(parser.currentName())) {
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            parser.nextToken();
            all.add(connection(parser));
          }
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return all;
  }

  private static Connection connection(JsonParser parser) throws IOException {
    boolean isMain = false;
    String state = "";
    String device = "";
    String server = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      switch (key) {
        case "flags" -> isMain = holds(parser, "main");
        case "state" -> state = parser.getText();
        case "client_interface" -> device = parser.getText();
        case "server_inet" -> server = parser.getText();
        default -> parser.skipChildren();
      }
    }
    return new Connection(
        isMain, state, Optional.of(device).filter(name -> !name.isBlank()), server);
  }

  private static boolean holds(JsonParser list, String word) throws IOException {
    boolean found = false;
    // Without an array there is no end of one to wait for.
    if (!list.isExpectedStartArrayToken()) {
      list.skipChildren();
      return false;
    }
    while (list.nextToken() != JsonToken.END_ARRAY) {
      found |= word.equals(list.getText());
    }
    return found;
  }
}

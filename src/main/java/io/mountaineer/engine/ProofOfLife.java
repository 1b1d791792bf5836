package io.mountaineer.engine;

import io.mountaineer.core.HostHealth;
import io.mountaineer.platform.NetworkState.Channel;
import io.mountaineer.platform.NetworkState.ChannelState;
import io.mountaineer.platform.NetworkState.Link;
import io.mountaineer.platform.NetworkState.Session;
import io.mountaineer.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proof that a mount works although a probe of its server was missed: traffic, or a channel over
 * another network interface. A session that calls itself active is none.
 */
final class ProofOfLife {

  /** An address that carries a session answers at once. */
  private static final Duration ANSWER = Duration.ofMillis(300);

  /**
   * statfs of smbfs asks the server only when its last answer is older than 2 s (SMBClient
   * smbfs_vfsops.c): in less time than this, silence of the counters says nothing.
   */
  static final Duration APART = Duration.ofMillis(2500);

  private final Platform platform;

  ProofOfLife(Platform platform) {
    this.platform = platform;
  }

  /**
   * Server of a mount.
   *
   * @param host as it is written in the mount table or config
   */
  record Server(String host, int port, HostHealth health) {}

  /** Result of a look. */
  enum Finding {
    WORKS,
    /** Nothing has come, although something was asked for. */
    SILENT,
    /** Every channel is given up by the client itself. */
    LOST,
    /** Only a later look can decide. */
    OPEN,
    /** This machine has no means to find out. */
    NO_MEANS
  }

  /**
   * Look at the counters.
   *
   * @param at by the monotonic clock
   */
  record Look(ReceivedBytes bytes, long at) {}

  /** Finding, and the look that the next one is compared with. */
  record Answer(Finding finding, Optional<Look> base) {}

  /** Looks, right after a {@code df}, and compares with an earlier look. */
  Answer ask(Path volumePath, Server server, Optional<Look> earlier) {
    Session session = platform.network().session(volumePath);
    if (isLost(session)) {
      return new Answer(Finding.LOST, Optional.empty());
    }
    Look now = look(session, server);
    if (hasOtherChannel(session, server)) {
      return new Answer(Finding.WORKS, Optional.of(now));
    }
    if (earlier.isEmpty()) {
      return new Answer(now.bytes.isReadable() ? Finding.OPEN : Finding.NO_MEANS, readable(now));
    }
    return switch (now.bytes.since(earlier.get().bytes)) {
      case GROWTH -> new Answer(Finding.WORKS, Optional.of(now));
      case STILL ->
          now.at - earlier.get().at < APART.toNanos()
              ? new Answer(Finding.OPEN, earlier)
              : new Answer(Finding.SILENT, Optional.of(now));
      case UNKNOWN ->
          new Answer(now.bytes.isReadable() ? Finding.OPEN : Finding.NO_MEANS, readable(now));
    };
  }

  /** Looks at the counters of a mount, as far as this machine has any. */
  Look look(Path volumePath, Server server) {
    return look(platform.network().session(volumePath), server);
  }

  private static Optional<Look> readable(Look look) {
    return Optional.of(look).filter(each -> each.bytes.isReadable());
  }

  private Look look(Session session, Server server) {
    Set<String> addresses = platform.addresses().lastGood(server.host);
    ReceivedBytes bytes = ReceivedBytes.read(platform.network(), session, addresses, server.port);
    return new Look(bytes, platform.clock().nanos());
  }

  /** Returns whether a channel over another interface works, without a look at the counters. */
  boolean worksElsewhere(Path volumePath, Server server) {
    return hasOtherChannel(platform.network().session(volumePath), server);
  }

  /**
   * Returns whether the session goes to an address that answers and that is none of those which
   * were asked: the silence of one address of a name says nothing about a session to another.
   */
  boolean worksByAnotherAddress(Path volumePath, Server server) {
    Set<String> silent = platform.addresses().lastGood(server.host);
    if (silent.contains(server.host)) {
      return false; // It is an address itself.
    }
    List<Channel> channels = platform.network().session(volumePath).channels();
    return channels.stream().noneMatch(each -> silent.contains(each.server()))
        && channels.stream()
            .filter(each -> each.state() == ChannelState.ACTIVE)
            .anyMatch(each -> isUp(each) && answers(each, server.port));
  }

  /** Returns whether the interface by which the server was reached has no link. */
  boolean hasNoLink(Server server) {
    List<String> carriers =
        platform.addresses().lastGood(server.host).stream()
            .flatMap(address -> platform.addresses().carrierOf(server.host, address).stream())
            .distinct()
            .toList();
    return !carriers.isEmpty()
        && carriers.stream().allMatch(name -> platform.network().linkOf(name) == Link.INACTIVE);
  }

  private static boolean isLost(Session session) {
    return session.channels().stream().anyMatch(each -> each.state() == ChannelState.LOST)
        && session.channels().stream().noneMatch(each -> each.state() == ChannelState.ACTIVE);
  }

  /** A channel to the very address that is silent proves nothing. */
  private boolean hasOtherChannel(Session session, Server server) {
    if (session.channels().size() < 2) {
      return false;
    }
    Set<String> silent = platform.addresses().lastGood(server.host);
    return session.channels().stream()
        .filter(each -> each.state() == ChannelState.ACTIVE && !silent.contains(each.server()))
        .anyMatch(each -> isUp(each) && answers(each, server.port));
  }

  private boolean isUp(Channel channel) {
    return channel
        .networkInterface()
        .filter(name -> platform.network().linkOf(name) == Link.ACTIVE)
        .isPresent();
  }

  private boolean answers(Channel channel, int port) {
    return platform.probe().probe(channel.server(), port, ANSWER).connected();
  }
}

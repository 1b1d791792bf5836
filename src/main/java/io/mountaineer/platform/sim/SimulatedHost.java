package io.mountaineer.platform.sim;

import io.mountaineer.core.Failure;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One address of the simulated server, with everything that can be wrong with it. */
public final class SimulatedHost {

  /** What becomes of packets to this address. */
  public enum Link {
    UP,
    /** Connects fail at once. */
    DOWN,
    /** Packets vanish: connects run into their limit. */
    BLACK_HOLE
  }

  private final String name;
  private final Set<String> addresses = new HashSet<>();
  private volatile String networkInterface;
  private volatile Link link = Link.UP;
  private volatile boolean privacyRefusesJava;
  private volatile boolean mountsHang;
  private volatile Duration mountTakes = Duration.ofMillis(80);
  private volatile Optional<Failure> mountFailure = Optional.empty();
  private volatile boolean statfsHangs;
  private volatile Optional<String> statfsError = Optional.empty();
  private volatile int probesToMiss;

  SimulatedHost(String name) {
    this.name = name;
    this.networkInterface = name.startsWith("10.10.10.") ? "bridge0" : "en0";
  }

  /** The network interface that leads to it: the cable's for an address on it, else Wi-Fi. */
  public String networkInterface() {
    return networkInterface;
  }

  /** It is reached by another network interface; by an empty one the routes do not tell. */
  public SimulatedHost leavesBy(String newInterface) {
    networkInterface = newInterface;
    return this;
  }

  public String name() {
    return name;
  }

  public Link link() {
    return link;
  }

  public SimulatedHost goes(Link newLink) {
    link = newLink;
    return this;
  }

  /** Numeric addresses the name resolves to. */
  public SimulatedHost resolvesTo(String... numeric) {
    addresses.addAll(Set.of(numeric));
    return this;
  }

  Set<String> addresses() {
    return Set.copyOf(addresses);
  }

  /** Whether macOS denies the local network to Java while Apple's own tools pass. */
  public SimulatedHost privacyRefusesJava(boolean refuses) {
    privacyRefusesJava = refuses;
    return this;
  }

  boolean refusesJava() {
    return privacyRefusesJava;
  }

  /** The next probes get lost although the link is up. */
  public SimulatedHost missesProbes(int count) {
    probesToMiss = count;
    return this;
  }

  synchronized boolean missesThisProbe() {
    if (probesToMiss == 0) {
      return false;
    }
    probesToMiss--;
    return true;
  }

  /** Every mount ends with this failure; none again with an empty one. */
  public SimulatedHost mountsFailWith(Optional<Failure> failure) {
    mountFailure = failure;
    return this;
  }

  Optional<Failure> mountFailure() {
    return mountFailure;
  }

  public SimulatedHost mountsHang(boolean hang) {
    mountsHang = hang;
    return this;
  }

  boolean mountsHang() {
    return mountsHang;
  }

  public SimulatedHost mountTakes(Duration duration) {
    mountTakes = duration;
    return this;
  }

  Duration mountTakes() {
    return mountTakes;
  }

  /** The port answers, the file system does not. */
  public SimulatedHost statfsHangs(boolean hangs) {
    statfsHangs = hangs;
    return this;
  }

  boolean statfsHangs() {
    return statfsHangs || link == Link.BLACK_HOLE || link == Link.DOWN;
  }

  /** The port answers, the file system ends every call with this error. */
  public SimulatedHost statfsFailsWith(Optional<String> error) {
    statfsError = error;
    return this;
  }

  Optional<String> statfsError() {
    return statfsError;
  }
}

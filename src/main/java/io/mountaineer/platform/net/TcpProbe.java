package io.mountaineer.platform.net;

import io.mountaineer.platform.Probe;
import java.io.IOException;
import java.time.Duration;

/** Probe by connections from this JVM. */
public final class TcpProbe implements Probe {

  private final DnsCache addresses;

  public TcpProbe(DnsCache addresses) {
    this.addresses = addresses;
  }

  @Override
  public Answer probe(String host, int port, Duration limit) {
    try (ConnectRace race = new ConnectRace(port)) {
      Answer answer = new ConnectAttempt(race, addresses, host, limit).run();
      if (answer.connected()) {
        addresses.answered(host, answer.detail());
      }
      return answer;
    } catch (IOException e) {
      return Answer.noVerdict("cannot connect: " + e.getMessage());
    }
  }
}

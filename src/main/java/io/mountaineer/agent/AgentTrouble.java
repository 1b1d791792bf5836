package io.mountaineer.agent;

/** An installation that cannot go on. The message is for people. */
public final class AgentTrouble extends Exception {

  private static final long serialVersionUID = 1;

  AgentTrouble(String message) {
    super(message);
  }
}

package io.mountaineer.standin;

import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of the config, of aliases, of a handover and of what is remembered, word by word. */
@Execution(ExecutionMode.CONCURRENT)
class HandoverTextsIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @ParameterizedTest
  @ValueSource(strings = {"C.UTF-8 en US", "C en US", "C.UTF-8 tr TR"})
  void theSameWordsWhateverTheLanguage(String language) throws IOException {
    GoldenSession session = new GoldenSession(mac, language, "handover.txt");

    configAndAliases(session);
    handover(session);
    memory(session);

    session.check();
  }

  private void configAndAliases(GoldenSession session) {
    session.scene("The config");
    session.type("config path");
    session.type("config validate");
    session.type("config show");
    session.type("config get auto-failback");
    session.type("config set auto-failback on");
    session.type("config set auto-failbak on");
    session.scene("The first mount, and folders of the share");
    session.type("reconcile --all --dry-run");
    session.type("reconcile --all");
    session.type("reconcile --all");
    session.type("alias list");
    session.type("alias add Core --name Cuts --target-subpath Projects");
    session.type("alias add Core --name cuts --target-subpath Projects");
    session.type("alias list");
    session.type("alias reconcile");
    session.type("alias remove Cats");
    session.type("alias remove Cuts");
  }

  private void handover(GoldenSession session) throws IOException {
    session.scene("Before the cable goes");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    session.type("depart");
    mac.closed(712);
    session.type("depart");
    session.type("status");
    session.type("arrive");
    session.scene("What waits, and what is paused");
    session.type("wait --share Core --for fallback --timeout 1s");
    session.type("wait --share Core --for mounted --timeout 1s");
    session.type("switch Core fallback --when-idle --no-wait");
    session.type("switch Core --cancel");
    session.type("pause --share Core");
    session.type("pause 0m");
    session.type("status");
    session.type("resume");
  }

  private void memory(GoldenSession session) {
    session.scene("What is remembered");
    session.type("history");
    session.type("history --since yesterday");
    session.type("stats --since 1d");
  }
}

package io.mountaineer.standin;

import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of commands that act, word by word, through a day with one share. */
@Execution(ExecutionMode.CONCURRENT)
class ActTextsIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @ParameterizedTest
  @ValueSource(strings = {"C.UTF-8 en US", "C.UTF-8 tr TR"})
  void aDayWithOneShareInTheSameWordsWhateverTheLanguage(String language) throws IOException {
    GoldenSession session = new GoldenSession(mac, language, "acts.txt");

    session.type("verify");
    session.type("mount core");
    session.type("mount Core");
    session.type("alias add Core --name Cuts --target-subpath Projects");
    session.type("folders Core");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    session.type("switch Core fallback");
    session.type("unmount Core");
    mac.closed(712);
    session.type("switch Core fallback");
    session.type("switch Core fallback");
    session.type("verify");
    mac.tb().pullCable();
    session.type("switch Core tb");
    session.type("unmount Core");
    mac.fallback().pullCable();
    session.type("mount Core");
    session.type("verify");
    session.type("favorites list");
    session.type("favorites remove Core");

    session.check();
  }
}

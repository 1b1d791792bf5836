package io.mountaineer.tray.awt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.tray.menu.IconState;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrayIconImageTest {

  /** Part of the icon that a dot of four by four points takes: less is not seen in passing. */
  private static final double DOT = 16.0 / 256;

  @ParameterizedTest
  @ValueSource(ints = {16, 18, 22, 24, 32, 36, 44, 48})
  void theShapesOfTwoStatesDifferByMoreThanADotInBlackAndWhite(int pixels) {
    for (IconState one : IconState.values()) {
      for (IconState other : IconState.values()) {
        if (one != other) {
          int differing =
              differing(TrayIconImage.draw(one, pixels), TrayIconImage.draw(other, pixels));
          assertTrue(
              differing > 2 * DOT * pixels * pixels,
              one + " and " + other + " differ in " + differing + " pixels only");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 44})
  void aTemplateIsBlackOnNothing(int pixels) {
    for (IconState state : IconState.values()) {
      BufferedImage image = TrayIconImage.draw(state, pixels);
      for (int at = 0; at < pixels * pixels; at++) {
        int colour = image.getRGB(at % pixels, at / pixels);
        assertEquals(0, colour & 0xFFFFFF, state + " has a colour");
      }
      assertEquals(0, image.getRGB(0, 0), state + " fills its corner");
    }
  }

  @Test
  void aPictureShowsEveryStateAlsoAtTheSizeOfTheBar() throws IOException {
    IconState[] states = IconState.values();
    BufferedImage sheet = new BufferedImage(80 * states.length, 116, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (IconState state : states) {
      pen.drawImage(TrayIconImage.draw(state, 64), 80 * state.ordinal() + 8, 8, null);
      pen.drawImage(TrayIconImage.draw(state, 16), 80 * state.ordinal() + 32, 88, null);
    }
    pen.dispose();
    Path file = Files.createDirectories(Path.of("target/screenshots")).resolve("icons.png");

    assertTrue(ImageIO.write(sheet, "png", file.toFile()));
  }

  /** Counts pixels that are black in one image and white in the other. */
  private static int differing(BufferedImage one, BufferedImage other) {
    int count = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        count += isBlack(one, x, y) != isBlack(other, x, y) ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean isBlack(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) >>> 24 > 127;
  }
}

/**
 * Checks of the machine for {@code mountaineer doctor}: each {@link io.mountaineer.doctor.Check}
 * looks at one area, changes nothing and returns findings with a remedy; {@link
 * io.mountaineer.doctor.Doctor} runs them at the same time. Uses {@code core}, {@code config},
 * {@code engine}, the ports of {@code platform} and {@code platform.net}.
 */
package io.mountaineer.doctor;

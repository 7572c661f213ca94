// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Photos and sounds as tests need them, drawn and written byte by byte. */
public final class Shots {
    /** What the camera of {@link #jpegOfAPhone} is called. */
    public static final String CAMERA = "ANLAN PHONE 9";

    private Shots() {}

    /** A picture whose left half is red and whose right half is blue. */
    public static BufferedImage halves(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return image;
    }

    /** A picture in a format the JDK writes. */
    public static byte[] encoded(BufferedImage image, String format) {
        try {
            var bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small photo; another number is another photo. */
    public static byte[] jpeg(int number) {
        var image = halves(640, 480);
        image.setRGB(1, 1, number * 7919);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.drawString("№ " + number, 40, 60);
        pen.fillRect(10 + number % 500, 100, 40, 40);
        pen.dispose();
        return encoded(image, "jpeg");
    }

    /** A JPEG in several passes, as some web sites write it. */
    static byte[] progressive(int width, int height) {
        try {
            var bytes = new ByteArrayOutputStream();
            var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            var how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            try (var out = ImageIO.createImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(halves(width, height), null, null), how);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A photo as a phone writes it: held in some way, with the camera's name and the place where it was taken. */
    public static byte[] jpegOfAPhone(int width, int height, int orientation) {
        byte[] plain = encoded(halves(width, height), "jpeg");
        byte[] exif = exif(orientation);
        var out = ByteBuffer.allocate(plain.length + exif.length + 10);
        out.put(plain, 0, 2);
        out.putShort((short) 0xFFE1).putShort((short) (exif.length + 8));
        out.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).put(exif);
        out.put(plain, 2, plain.length - 2);
        return out.array();
    }

    /** Orientation, camera, and a GPS directory at 30°43′ N, 122°27′ E (Exif 2.32, 4.6). */
    private static byte[] exif(int orientation) {
        byte[] camera = (CAMERA + "\0").getBytes(StandardCharsets.ISO_8859_1);
        int gps = 8 + 2 + 3 * 12 + 4 + camera.length + camera.length % 2;
        int values = gps + 2 + 4 * 12 + 4;
        var b = ByteBuffer.allocate(values + 48).order(ByteOrder.BIG_ENDIAN);
        b.putShort((short) 0x4D4D).putShort((short) 42).putInt(8);
        b.putShort((short) 3);
        b.putShort((short) 0x0110).putShort((short) 2).putInt(camera.length).putInt(8 + 2 + 3 * 12 + 4);
        b.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        b.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(gps);
        b.putInt(0).put(camera).position(gps);
        b.putShort((short) 4);
        b.putShort((short) 1).putShort((short) 2).putInt(2).put(new byte[] {'N', 0, 0, 0});
        b.putShort((short) 2).putShort((short) 5).putInt(3).putInt(values);
        b.putShort((short) 3).putShort((short) 2).putInt(2).put(new byte[] {'E', 0, 0, 0});
        b.putShort((short) 4).putShort((short) 5).putInt(3).putInt(values + 24);
        b.putInt(0);
        for (int n : new int[] {30, 43, 12, 122, 27, 40}) {
            b.putInt(n).putInt(1);
        }
        return b.array();
    }

    /** The head of a PNG that promises this many pixels and holds none: some seventy bytes. */
    static byte[] promisedPng(int width, int height) {
        var b = ByteBuffer.allocate(8 + 25 + 12);
        b.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        var head = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.ISO_8859_1));
        head.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        chunk(b, head.array());
        chunk(b, "IEND".getBytes(StandardCharsets.ISO_8859_1));
        return b.array();
    }

    private static void chunk(ByteBuffer b, byte[] typeAndData) {
        var crc = new CRC32();
        crc.update(typeAndData);
        b.putInt(typeAndData.length - 4).put(typeAndData).putInt((int) crc.getValue());
    }

    /** A tone as a RIFF WAVE file, 16 bits, with a chunk of words behind the format as recorders write it. */
    public static byte[] wav(int rate, int channels, double seconds, double hertz) {
        byte[] words = "LISTxxxxINFOISFT\r\0\0\0ANLAN RECORDER\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        int frames = (int) (rate * seconds);
        int data = frames * channels * 2;
        var b = ByteBuffer.allocate(44 + words.length + data).order(ByteOrder.LITTLE_ENDIAN);
        b.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(b.capacity() - 8);
        b.put("WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1)).putInt(16).putShort((short) 1);
        b.putShort((short) channels).putInt(rate).putInt(rate * channels * 2);
        b.putShort((short) (channels * 2)).putShort((short) 16);
        b.put(words).putInt(b.position() - words.length + 4, words.length - 8);
        b.put("data".getBytes(StandardCharsets.ISO_8859_1)).putInt(data);
        for (int i = 0; i < frames; i++) {
            short s = (short) (Math.sin(2 * Math.PI * hertz * i / rate) * 12_000);
            for (int c = 0; c < channels; c++) {
                b.putShort(s);
            }
        }
        return b.array();
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Storage.Keys;

/// <summary>
/// The key that wraps the keys of cookies and forms. It lies outside the database and its backups: in a file of its own, or wherever the
/// setting Security:WrappingKey has it from. Several hosts share it.
/// </summary>
public sealed class WrappingKey
{
    public const string FileName = "wrapping.key";
    public const string Setting = "Security:WrappingKey";

    private const int Length = 32, NonceLength = 12, TagLength = 16;
    private const int MostLooks = 50;

    private static readonly XName Wrapped = "wrapped";
    private static readonly byte[] Purpose = "CxMaturity protection keys 1"u8.ToArray();
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly byte[] key;

    private WrappingKey(byte[] key) => this.key = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: Purpose);

    /// <summary>The key that the setting names, or that of the folder; made at the first start.</summary>
    public static WrappingKey Of(IConfiguration configuration, string folder)
    {
        if (configuration[Setting] is not { Length: > 0 } given)
            return new(OfFile(Path.Combine(folder, FileName), makes: true));
        if (Decoded(given) is { } bytes)
            return new(bytes);
        return File.Exists(given)
            ? new(OfFile(given, makes: false))
            : throw new StartRefusedException($"The setting {Setting} is neither a key of {Length} bytes in Base64 nor a file that holds one. Make one with: openssl rand -base64 {Length}");
    }

    public XElement Wrap(XElement plain)
    {
        var text = Encoding.UTF8.GetBytes(plain.ToString(SaveOptions.DisableFormatting));
        var sealedText = new byte[NonceLength + TagLength + text.Length];
        var nonce = sealedText.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, text, sealedText.AsSpan(NonceLength + TagLength), sealedText.AsSpan(NonceLength, TagLength), Purpose);
        CryptographicOperations.ZeroMemory(text);
        return new(Wrapped, Convert.ToBase64String(sealedText));
    }

    /// <exception cref="CryptographicException">It was wrapped by another key, or changed since.</exception>
    public XElement Unwrap(XElement wrapped)
    {
        var sealedText = Decoded(wrapped.Value, atLeast: NonceLength + TagLength) ?? throw new CryptographicException("A wrapped key cannot be read.");
        var text = new byte[sealedText.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(sealedText.AsSpan(0, NonceLength), sealedText.AsSpan(NonceLength + TagLength), sealedText.AsSpan(NonceLength, TagLength), text, Purpose);
        return XElement.Parse(Encoding.UTF8.GetString(text));
    }

    private static byte[] OfFile(string path, bool makes)
    {
        if (makes && !File.Exists(path) && Made(path) is { } made)
            return made;
        // Another host that shares the folder may be writing it at this moment.
        for (var look = 1; ; look++)
        {
            if (Decoded(File.ReadAllText(path).Trim()) is { } key)
                return key;
            if (look == MostLooks)
                throw new StartRefusedException(
                    $"{path} holds no key of {Length} bytes in Base64. Put the right file back; or remove it, then a new key is made, and whoever is signed in has to sign in again.");
            Thread.Sleep(BetweenLooks);
        }
    }

    /// <returns>None where somebody else was faster.</returns>
    private static byte[]? Made(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var file = new FileStream(path, options);
            var key = RandomNumberGenerator.GetBytes(Length);
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
            file.Flush(flushToDisk: true);
            return key;
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static byte[]? Decoded(string text) => Decoded(text, Length) is { Length: Length } key ? key : null;

    private static byte[]? Decoded(string text, int atLeast)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Convert.TryFromBase64String(text, bytes, out var written) && written >= atLeast ? bytes[..written] : null;
    }
}

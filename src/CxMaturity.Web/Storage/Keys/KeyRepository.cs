using System.Xml;
using System.Xml.Linq;
using CxMaturity.Store;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CxMaturity.Web.Storage.Keys;

/// <summary>A key for cookies and forms as it is stored: what is secret in it is wrapped.</summary>
public sealed record ProtectionKey(string Name, string Xml);

/// <summary>Keeps the keys of cookies and forms in the database, so that every host has the same ones.</summary>
public sealed partial class KeyRepository(EventStore store, WrappingKey wrapping, ILogger<KeyRepository> log) : IXmlRepository
{
    /// <summary>The framework's own names, in which it writes keys.</summary>
    private static readonly XNamespace Framework = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName RequiresEncryption = Framework + "requiresEncryption", EncryptedSecret = Framework + "encryptedSecret";
    private static readonly XName DecryptorType = "decryptorType", Expires = "expirationDate";

    // The framework asks as rarely as once a day, and cannot wait otherwise.
    public IReadOnlyCollection<XElement> GetAllElements() => [.. Task.Run(() => AllAsync(CancellationToken.None)).GetAwaiter().GetResult()];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => StoreAsync(friendlyName, element, CancellationToken.None)).GetAwaiter().GetResult();

    /// <summary>How many keys that are still in force cannot be read here.</summary>
    public async Task<int> UnreadableAsync(DateTimeOffset now, CancellationToken ct) =>
        (await AllAsync(ct)).Where(key => IsInForce(key, now)).Count(key => key.Descendants(EncryptedSecret).Any(secret => !IsReadable(secret)));

    /// <summary>Keys that an older version kept as files go into the database, wrapped; the files are removed.</summary>
    public async Task MoveInAsync(string folder, CancellationToken ct)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "key-*.xml").Order(StringComparer.Ordinal))
        {
            XElement key;
            try
            {
                key = XElement.Load(path);
            }
            catch (XmlException)
            {
                Unreadable(log, path);
                continue;
            }

            foreach (var secret in key.Descendants().Where(element => (bool?)element.Attribute(RequiresEncryption) == true).ToArray())
                secret.ReplaceWith(new XElement(EncryptedSecret, new XAttribute(DecryptorType, typeof(KeyUnwrapping).AssemblyQualifiedName!), wrapping.Wrap(secret)));
            await StoreAsync(Path.GetFileNameWithoutExtension(path), key, ct);
            File.Delete(path);
        }
    }

    private async Task<IReadOnlyList<XElement>> AllAsync(CancellationToken ct) =>
        [.. (await store.ForInstallation().AllAsync(Documents.ProtectionKeys, ct)).Select(key => XElement.Parse(key.Value.Xml))];

    /// <summary>A key is written once; the same one from another host is the same.</summary>
    private Task<bool> StoreAsync(string name, XElement element, CancellationToken ct) => store.ForInstallation().InsertAsync(
        Documents.ProtectionKeys, StableId.Of("protection-key", name), new(name, element.ToString(SaveOptions.DisableFormatting)), ct);

    private bool IsReadable(XElement secret)
    {
        try
        {
            return secret.Elements().FirstOrDefault() is { } wrapped && wrapping.Unwrap(wrapped) is not null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    private static bool IsInForce(XElement key, DateTimeOffset now) => key.Element(Expires) is not { } expires || (DateTimeOffset)expires > now;

    [LoggerMessage(LogLevel.Warning, "{File} holds no key for cookies and forms. It stays where it is; whoever relied on it has to sign in again.")]
    private static partial void Unreadable(ILogger log, string file);
}

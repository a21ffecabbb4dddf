using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace CxMaturity.Web.Storage.Keys;

/// <summary>Wraps whatever is secret in a key before it is stored.</summary>
public sealed class KeyWrapping(WrappingKey key) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(key.Wrap(plaintextElement), typeof(KeyUnwrapping));
}

/// <summary>The other way round. The framework stores this type's name beside what was wrapped: it must not be renamed.</summary>
public sealed class KeyUnwrapping(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => services.GetRequiredService<WrappingKey>().Unwrap(encryptedElement);
}

using System;
using System.Collections.Generic;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace PimTools.Tests.GraphSdk;

/// <summary>A refusal, as Microsoft's generated clients throw it.</summary>
internal sealed class SdkError : ApiException, IParsable
{
    public static Dictionary<string, ParsableFactory<IParsable>> Mapping { get; } = new() { ["XXX"] = _ => new SdkError() };

    public string? Code { get; private set; }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["error"] = node => Code = node.GetChildNode("code")?.GetStringValue(),
    };

    public void Serialize(ISerializationWriter writer) => throw new NotSupportedException("A refusal is only read.");
}

using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Kiota.Abstractions.Serialization;

namespace PimTools.Tests.GraphSdk;

/// <summary>A page of role definitions.</summary>
internal sealed class SdkRolePage : IParsable, IAdditionalDataHolder
{
    // PageIterator finds both properties by their names.
    public List<SdkRole> Value { get; private set; } = [];

    public string? OdataNextLink { get; private set; }

    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["@odata.nextLink"] = node => OdataNextLink = node.GetStringValue(),
        ["value"] = node => Value = [.. node.GetCollectionOfObjectValues(_ => new SdkRole())],
    };

    public void Serialize(ISerializationWriter writer) => writer.WriteCollectionOfObjectValues("value", Value);
}

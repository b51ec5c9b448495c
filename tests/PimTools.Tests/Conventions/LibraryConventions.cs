using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>Parts of Microsoft.Graph.Core and Kiota that the built client does without. Reasons: docs/dependencies.md.</summary>
public sealed class LibraryConventions
{
    private static readonly string[] NotTaken =
    [
        "RedirectHandler", "AuthorizationHandler", "AllowedHostsValidator", "BatchRequestContent", "BatchRequestContentCollection",
        "BatchResponseContent", "BatchResponseContentCollection", "PageIterator`2",
    ];

    [Fact]
    public void What_would_redirect_sign_batch_or_page_otherwise_is_not_taken() => Offenders.None(
        from file in BuiltModule.Files("PimTools.Graph")
        from member in Members(file)
        let type = member.Split('.')[0]
        where NotTaken.Contains(type)
        select member);

    [Fact]
    public void Of_the_factory_only_the_pipeline_is_taken() => Offenders.None(
        from file in BuiltModule.Files("PimTools.Graph")
        from member in Members(file)
        where member.StartsWith("GraphClientFactory.", StringComparison.Ordinal) || member.StartsWith("KiotaClientFactory.", StringComparison.Ordinal)
        where member != "GraphClientFactory.CreatePipeline"
        select member);

    [Fact]
    public void Repeats_are_decided_by_rules_of_the_client_s_own() => Offenders.None(
        from file in BuiltModule.Files("PimTools.Graph")
        let members = Members(file)
        where members.Contains("RetryHandler..ctor") && !members.Contains("RetryHandlerOption.set_ShouldRetry")
        select file);

    /// <summary>What an assembly uses of others, as "Type" and as "Type.Member".</summary>
    private static HashSet<string> Members(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var reader = image.GetMetadataReader();
        var types = reader.TypeReferences.Select(handle => reader.GetString(reader.GetTypeReference(handle).Name));
        var members =
            from handle in reader.MemberReferences
            let member = reader.GetMemberReference(handle)
            where member.Parent.Kind == HandleKind.TypeReference
            select reader.GetString(reader.GetTypeReference((TypeReferenceHandle)member.Parent).Name) + "." + reader.GetString(member.Name);
        return [.. types, .. members];
    }
}

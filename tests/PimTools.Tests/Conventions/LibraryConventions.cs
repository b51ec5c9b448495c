using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>Tests which parts of Microsoft.Graph.Core and Azure.Core the client does without. docs/dependencies.md says why.</summary>
public sealed class LibraryConventions
{
    [Theory]
    [InlineData(@"\bRedirectHandler\b")]
    [InlineData(@"\bCreateDefaultHandlers\b")]
    [InlineData(@"\bAuthorizationHandler\b")]
    [InlineData(@"\bAllowedHostsValidator\b")]
    [InlineData(@"\bBatchRequestContent\w*")]
    [InlineData(@"\bBatchResponseContent\w*")]
    [InlineData(@"\bPageIterator\b")]
    [InlineData(@"\bGraphClientFactory\s*\.\s*Create\b")]
    [InlineData(@"\bnew\s+RetryHandler\s*\(\s*\)")]
    [InlineData(@"\bHttpPipeline\w*")]
    public void The_client_does_without(string part) => Offenders.None(
        from file in SourceFile.Shipped
        where file.IsUnder("src/PimTools.Graph")
        from match in Regex.Matches(file.Text, part)
        select $"{file}: {match.Value}");

    [Fact]
    public void One_file_builds_the_chain() => Assert.Equal(
        ["src/PimTools.Graph/Http/HttpChain.cs"],
        SourceFile.Shipped.Where(file => Regex.IsMatch(file.Text, @"\busing Microsoft\.(Graph|Kiota)\b")).Select(file => file.Path));

    // Azure.Identity stays for signing in; what it takes of Azure.Core is nobody else's business.
    [Fact]
    public void Azure_Core_is_used_for_signing_in_alone() => Offenders.None(
        SourceFile.Shipped
            .Where(file => file.IsUnder("src/PimTools.Graph") && !file.IsUnder("src/PimTools.Graph/Auth") && file.Name != "PimClientFactory")
            .Where(file => Regex.IsMatch(file.Text, @"^using Azure\.Core\b", RegexOptions.Multiline))
            .Select(file => file.Path));

    [Theory]
    [InlineData("Transport", "Http|Auth")]
    [InlineData("Errors", "Http|Auth|Transport")]
    [InlineData("Tokens", "Http|Auth|Transport|Errors")]
    [InlineData("Json", "Http|Auth|Transport|Errors|Tokens")]
    [InlineData("Concurrency", "Http|Auth|Transport|Errors|Tokens|Json")]
    [InlineData("Auth", "Http")]
    public void A_room_does_not_know_those_above(string room, string above) => Offenders.None(
        from file in SourceFile.Shipped
        where file.IsUnder("src/PimTools.Graph/" + room) && Regex.IsMatch(file.Text, $@"\busing PimTools\.Graph\.({above});")
        select file.Path);
}

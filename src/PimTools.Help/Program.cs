using System;
using System.Collections.Generic;
using PimTools.Help;
using PimTools.Help.Notices;

IReadOnlyList<object>? problems = args switch
{
    ["help", var docsFolder, var moduleFolder] => HelpBuild.Run(docsFolder, moduleFolder),
    ["notices", var assetsFile, var moduleFolder] => NoticesBuild.Run(assetsFile, moduleFolder),
    _ => null,
};

if (problems is null)
{
    Console.Error.WriteLine("Usage: PimTools.Help help <docs folder> <module folder>");
    Console.Error.WriteLine("       PimTools.Help notices <project.assets.json> <module folder>");
    return 2;
}

foreach (var problem in problems)
{
    Console.Error.WriteLine(problem);
}

return problems.Count == 0 ? 0 : 1;

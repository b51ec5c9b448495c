# What Import-PimAssignment reads from, and writes to.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture

    function Set-Rows([string[]] $Lines, [string] $Name = 'rows.csv') {
        $path = "$TestDrive/$Name"
        Set-Content $path $Lines
        $path
    }

    function ConvertTo-Culture([string] $Name) { [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($Name) }
}

Describe 'Rows that were done before' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'keep their place, so that what was refused as the same is refused again' {
        $rows = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,a', 'Teams Reader,fay@contoso.com,60d,b'
        $first = Import-PimAssignment $rows -ResultPath "$TestDrive/twice.csv" | Sort-Object Line

        $again = Import-PimAssignment $rows -ResumeFrom "$TestDrive/twice.csv" | Sort-Object Line

        $first.Plan | Should -Be 'Create', 'Invalid'
        $again.Result | Should -Be 'Resumed', 'Failed'
        $again[1].Reason | Should -Match 'row 1'
        (Get-PimAssignment 'Teams Reader' -Principal fay@contoso.com).ExpiresIn.TotalDays | Should -BeLessThan 31
    }

    It 'are refused again where they are equal to the letter' {
        $rows = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,a', 'Teams Reader,fay@contoso.com,30d,a'
        $null = Import-PimAssignment $rows -ResultPath "$TestDrive/equal.csv"

        $again = Import-PimAssignment $rows -ResumeFrom "$TestDrive/equal.csv" | Sort-Object Line

        $again.Result | Should -Be 'Resumed', 'Failed'
        $again.Plan | Should -Be 'NoChange', 'Invalid'
    }

    It 'stay done when the principal is gone since' {
        $rows = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,a'
        $null = Import-PimAssignment $rows -ResultPath "$TestDrive/gone.csv"
        $gone = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,nobody@contoso.com,30d,a' gone-rows.csv
        $key = (Import-PimAssignment $gone -WhatIf).Key
        (Get-Content "$TestDrive/gone.csv" -Raw) -replace '(?<=\n"1",")[0-9A-F]+', $key | Set-Content "$TestDrive/gone.csv"

        (Import-PimAssignment $gone -ResumeFrom "$TestDrive/gone.csv").Result | Should -Be 'Resumed'
    }

    It 'are told by a file of results, and by no other' {
        $rows = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,a'

        { Import-PimAssignment $rows -ResumeFrom $rows -ErrorAction Stop } |
            Should -Throw '*no results*' -ErrorId 'InvalidParameter,PimTools.Commands.ImportPimAssignmentCommand'
    }
}

Describe 'The names in a row' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
        $resource = (Get-PimAssignment -Kind AzureRole | Where-Object { $_.Scope.Type -eq 'Resource' } | Select-Object -First 1).Scope.Id
    }

    It 'mean the role of the directory where Azure has one of the same name and no scope is given' {
        $row = Import-PimAssignment (Set-Rows 'Role,Principal,Duration', 'Security Reader,greg@contoso.com,5d') -WhatIf

        $row.Plan | Should -Be 'Create'
        $row.Role.Kind | Should -Be 'EntraRole'
        $row.Scope.Id | Should -Be '/'
    }

    It 'mean the role of Azure where the scope is one of Azure''s' {
        $row = Import-PimAssignment (Set-Rows 'Role,Scope,Principal', 'Security Reader,rg-web,greg@contoso.com') -WhatIf

        $row.Plan | Should -Be 'Create'
        $row.Role.Kind | Should -Be 'AzureRole'
        $row.Scope.DisplayName | Should -Be 'rg-web'
    }

    It 'may be the whole id of an Azure scope that no list has' {
        $row = Import-PimAssignment (Set-Rows 'Kind,Role,Scope,Principal,Duration', "AzureRole,Reader,$resource,greg@contoso.com,5d") -WhatIf

        (Get-PimScope -Kind AzureRole).Id | Should -Not -Contain $resource
        $row.Plan | Should -Be 'Create'
        $row.Scope.Id | Should -Be $resource
    }

    It 'tell the ownership of a group by the name that Get-PimAssignment shows' {
        $row = Import-PimAssignment (Set-Rows 'Kind,Role,Principal,Duration', 'Group,Ops-Database (owner),ben@contoso.com,5d') -WhatIf

        $row.Plan | Should -Be 'Create'
        $row.Role.Access | Should -Be 'Owner'
    }
}

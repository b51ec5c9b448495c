BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $null = Connect-Pim -Emulator -As dana -Reset
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Export-PimRole' {
    BeforeAll {
        $files = Export-PimRole "$TestDrive/roles"
    }

    It 'writes a file for each Entra and Azure role' {
        $files.Count | Should -Be @(Get-PimRole -Kind EntraRole, AzureRole | ForEach-Object { "$($_.Kind) $($_.Id)" } | Select-Object -Unique).Count
        $role = Get-Content "$TestDrive/roles/EntraRole/Reports Reader.json" -Raw | ConvertFrom-Json
        $role.kind, $role.isBuiltIn, $role.isPrivileged | Should -Be 'EntraRole', $true, $false
        $role.permissions | Should -Contain 'microsoft.directory/auditLogs/allProperties/read'
        (Get-Content "$TestDrive/roles/AzureRole/Contributor.json" -Raw | ConvertFrom-Json).permissions | Should -Contain 'not: Microsoft.Authorization/*/Write'
    }

    It 'writes the same again, and touches no file' {
        $before = Get-ChildItem "$TestDrive/roles" -Recurse -File | ForEach-Object { "$($_.FullName) $($_.LastWriteTimeUtc.Ticks)" }
        $null = Export-PimRole "$TestDrive/roles"

        Get-ChildItem "$TestDrive/roles" -Recurse -File | ForEach-Object { "$($_.FullName) $($_.LastWriteTimeUtc.Ticks)" } | Should -Be $before
    }

    It 'deletes the file of a role that is gone, and no other' {
        $gone = Get-Content "$TestDrive/roles/EntraRole/Reports Reader.json" -Raw | ConvertFrom-Json
        $gone.id = [guid]::NewGuid(); $gone.name = 'Gone'
        Set-Content "$TestDrive/roles/EntraRole/Gone.json" ($gone | ConvertTo-Json)
        $null = Export-PimRole "$TestDrive/roles" -Kind AzureRole
        Test-Path "$TestDrive/roles/EntraRole/Gone.json" | Should -BeTrue
        $null = Export-PimRole "$TestDrive/roles"
        Test-Path "$TestDrive/roles/EntraRole/Gone.json" | Should -BeFalse

        Set-Content "$TestDrive/roles/EntraRole/notes.json" '{ "mine": true }'
        { Export-PimRole "$TestDrive/roles" -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.ExportPimRoleCommand'
        Test-Path "$TestDrive/roles/EntraRole/notes.json" | Should -BeTrue
        Remove-Item "$TestDrive/roles/EntraRole/notes.json"
    }

    It 'writes nothing where a part could not be read, nor under -WhatIf' {
        (Get-PimContext).Emulator.Faults.FailNext(403, 'roleDefinitions', 9)
        Export-PimRole "$TestDrive/refused" -ErrorVariable failures -ErrorAction SilentlyContinue
        (Get-PimContext).Emulator.Faults.Clear()
        Export-PimRole "$TestDrive/refused" -WhatIf

        $failures[0].FullyQualifiedErrorId | Should -BeLike 'PermissionMissing,*'
        Test-Path "$TestDrive/refused" | Should -BeFalse
    }
}

Describe 'Get-PimRole -IncludePermission' {
    It 'gives each kind its permissions, as the export has them' {
        $null = Export-PimRole "$TestDrive/written"
        $reader = Get-PimRole 'Reports Reader' -IncludePermission
        $contributor = Get-PimRole Contributor -Kind AzureRole -IncludePermission
        $group = Get-PimRole Ops-OnCall -IncludePermission

        @($reader.Permissions) | Should -Be (Get-Content "$TestDrive/written/EntraRole/Reports Reader.json" -Raw | ConvertFrom-Json).permissions
        $reader.IsPrivileged | Should -BeFalse
        @($contributor.Permissions) | Should -Be (Get-Content "$TestDrive/written/AzureRole/Contributor.json" -Raw | ConvertFrom-Json).permissions
        $contributor.Scope | Should -Be (Get-PimRole Contributor -Kind AzureRole).Scope
        $group.Permissions | Should -BeNullOrEmpty
    }

    It 'finds no built-in role without permissions' {
        $roles = Get-PimRole -Kind EntraRole, AzureRole -IncludePermission
        $roles.Count | Should -BeGreaterThan 150
        $roles | Where-Object { $_.IsBuiltIn -and -not $_.Permissions } | Should -BeNullOrEmpty
    }

    It 'reads the definitions of a kind once, whatever is piped in' {
        $counts = foreach ($names in @('Reports Reader'), @('Reports Reader', 'User Administrator', 'Security Reader')) {
            $before = (Get-PimContext).Emulator.CallCount
            $null = $names | Get-PimRole -Kind EntraRole
            $plain = (Get-PimContext).Emulator.CallCount - $before
            $null = $names | Get-PimRole -Kind EntraRole -IncludePermission
            (Get-PimContext).Emulator.CallCount - $before - 2 * $plain
        }

        $counts[0] | Should -BeGreaterThan 0
        $counts[1] | Should -Be $counts[0]
    }

    It 'shows a role whose definition could not be read, with a warning' {
        (Get-PimContext).Emulator.Faults.FailNext(403, 'beta/roleManagement', 9)
        $role = Get-PimRole 'Reports Reader' -Kind EntraRole -IncludePermission -WarningVariable warnings -WarningAction SilentlyContinue
        (Get-PimContext).Emulator.Faults.Clear()

        $role.Name, "$($role.Permissions)" | Should -Be 'Reports Reader', ''
        "$warnings" | Should -BeLike 'The permissions of Entra roles could not be read*'
    }
}

Describe 'Compare-PimRole' {
    BeforeAll {
        $null = Export-PimRole "$TestDrive/before"
        $role = @{ displayName = 'App Helper'; isEnabled = $true; rolePermissions = @(@{ allowedResourceActions = @('microsoft.directory/applications/basic/update') }) }
        $made = Invoke-PimRequest roleManagement/directory/roleDefinitions -Method POST -Body $role -Confirm:$false
        $null = New-PimAssignment 'App Helper' fay@contoso.com -Duration 30d -Justification Pester
    }

    It 'says nothing of what is the same' {
        $null = Export-PimRole "$TestDrive/now"
        Compare-PimRole "$TestDrive/now" | Should -BeNullOrEmpty
        Compare-PimRole "$TestDrive/now" "$TestDrive/now" | Should -BeNullOrEmpty
    }

    It 'tells a new custom role, and who holds it' {
        $difference = Compare-PimRole "$TestDrive/before" -IncludePrincipal

        $difference.Role, $difference.Change, $difference.IsBuiltIn, $difference.AddedPermissions.ToString(), $difference.Principals.ToString() |
            Should -Be 'App Helper', 'Added', $false, 'microsoft.directory/applications/basic/update', 'Fay Ito'
    }

    It 'tells what was added to a role and taken from it' {
        $null = Export-PimRole "$TestDrive/now"
        $role.rolePermissions[0].allowedResourceActions = @('microsoft.directory/applications/credentials/update')
        $null = Invoke-PimRequest "roleManagement/directory/roleDefinitions/$($made.id)" -Method PATCH -Body $role -Confirm:$false
        $null = Export-PimRole "$TestDrive/later"
        $difference = Compare-PimRole "$TestDrive/now" "$TestDrive/later"

        $difference.Change, $difference.AddedPermissions.ToString(), $difference.RemovedPermissions.ToString() |
            Should -Be 'Changed', 'microsoft.directory/applications/credentials/update', 'microsoft.directory/applications/basic/update'
    }

    It 'compares two folders without a connection' {
        $null = Disconnect-Pim -All
        (Compare-PimRole "$TestDrive/before" "$TestDrive/now").Role | Should -Be 'App Helper'
        $null = Connect-Pim -Emulator -As dana
    }

    It 'refuses a folder without roles' {
        $null = New-Item "$TestDrive/empty" -ItemType Directory
        { Compare-PimRole "$TestDrive/empty" -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.ComparePimRoleCommand'
    }
}

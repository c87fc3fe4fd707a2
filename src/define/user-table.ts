import { UserTable } from '../elements/user-table/user-table.js';

UserTable.define();
